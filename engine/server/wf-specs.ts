/** RPCs of WfSpecs: validation, versions, searches (littlehorse.md §2.2, §2.3). */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import { MetadataStatus } from '#api/gen/common_enums_pb.js';
import { WfSpecIdSchema, type WfSpecId } from '#api/gen/object_id_pb.js';
import {
  AllowedUpdateType,
  WfSpecIdListSchema,
  type PutWfSpecRequest,
  type SearchWfSpecRequest,
} from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { compareWfSpecs } from '#model/compatibility/compare-wf-specs.ts';
import { frozenConflicts, frozenVariables } from '#model/compatibility/frozen-variables.ts';
import { validateWfSpec } from '#model/validate/validate-wf-spec.ts';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { firstWfSpecProblem } from './first-wf-spec-problem.ts';
import { refusedName } from './names.ts';
import { pageOf, type Page } from './paging.ts';
import { answer, found, notThere, refuse, type Refused, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { wfSpecRefusal } from './wf-spec-refusal.ts';
import { wfSpecOf } from '#model/compatibility/stored-wf-spec.ts';

const text = (id: WfSpecId | undefined): string =>
  `${id?.name ?? ''} ${id?.majorVersion ?? 0}.${id?.revision ?? 0}`;

const nameOf = (id: WfSpecId | undefined) => ({
  name: id?.name ?? '',
  major: id?.majorVersion ?? 0,
  revision: id?.revision ?? 0,
});

export const wfSpecs = (definitions: Definitions, now: () => number) =>
  ({
    putWfSpec: (request) => put(request, definitions, now()),
    getWfSpec: (id) => found(definitions.get('wf-spec', nameOf(id)), `specified WfSpec ${text(id)}`),
    getLatestWfSpec: ({ name, majorVersion }) =>
      found(
        definitions.latest('wf-spec', name, majorVersion),
        `specified WfSpec ${name} ${majorVersion ?? ''}`.trimEnd(),
      ),
    deleteWfSpec: ({ id }) =>
      definitions.remove('wf-spec', nameOf(id))
        ? answer(create(EmptySchema))
        : notThere(`WfSpec ${text(id)}`),
    searchWfSpec: (request) => {
      const { results, bookmark } = search(request, definitions);
      const ids = results.map(({ name, major, revision }) =>
        create(WfSpecIdSchema, { name, majorVersion: major, revision }),
      );
      return answer(create(WfSpecIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(request: PutWfSpecRequest, definitions: Definitions, now: number): Reply<WfSpec> {
  const { metadata } = definitions;
  const bad = refusedName('WfSpec', request.name);
  if (bad !== undefined) return bad;
  const problem = firstWfSpecProblem(validateWfSpec(request, metadata), request);
  if (problem !== undefined) return refuse('INVALID_ARGUMENT', wfSpecRefusal(problem, request));
  const made = wfSpecOf(request, metadata);
  if (!made.ok) return refuse('INVALID_ARGUMENT', made.error);
  const spec = made.value;
  const latest = metadata.latestWfSpec(request.name);
  if (latest?.id !== undefined) {
    const id = latest.id;
    const [conflict] = frozenConflicts(latest, spec);
    if (conflict !== undefined) return refuse('INVALID_ARGUMENT', conflict);
    const comparison = compareWfSpecs(latest, spec, metadata);
    if (comparison.kind === 'identical') return answer(latest);
    const refused = refusedUpdate(request, comparison.kind, comparison.reasons);
    if (refused !== undefined) return refused;
    spec.id = create(
      WfSpecIdSchema,
      comparison.kind === 'major'
        ? { name: id.name, majorVersion: id.majorVersion + 1, revision: 0 }
        : { name: id.name, majorVersion: id.majorVersion, revision: id.revision + 1 },
    );
  }
  spec.createdAt = timestampFromMs(now);
  spec.status = MetadataStatus.ACTIVE;
  spec.frozenVariables = frozenVariables(latest, spec);
  return answer(definitions.put('wf-spec', nameOf(spec.id), spec));
}

function refusedUpdate(
  { name, allowedUpdates }: PutWfSpecRequest,
  kind: 'revision' | 'major',
  reasons: readonly string[],
): Refused | undefined {
  const why = reasons.join(' ');
  if (allowedUpdates === AllowedUpdateType.NO_UPDATES) {
    return refuse(
      'ALREADY_EXISTS',
      `WfSpec already exists. ${name} differs, and NO_UPDATES allows no change: ${why}`,
    );
  }
  return allowedUpdates === AllowedUpdateType.MINOR_REVISION_UPDATES && kind === 'major'
    ? refuse(
        'FAILED_PRECONDITION',
        `The resulting WfSpec has a breaking change. ${name} would need a new major version: ${why}`,
      )
    : undefined;
}

function search(request: SearchWfSpecRequest, definitions: Definitions): Page<ReturnType<typeof nameOf>> {
  const { case: by, value } = request.wfSpecCriteria;
  if (by !== 'taskDefName' || value === '') {
    return searchDefinitions(
      definitions,
      'wf-spec',
      request,
      by === 'name' ? { name: value } : { prefix: value },
    );
  }
  const all = definitions.list('wf-spec', {}, undefined, Number.MAX_SAFE_INTEGER);
  const uses = all.filter((name) => usesTaskDef(definitions.get('wf-spec', name), value));
  // The oldest first, as on the real server.
  const at = (name: (typeof all)[number]): number => {
    const made = definitions.get('wf-spec', name)?.createdAt;
    return made === undefined ? 0 : timestampMs(made);
  };
  return pageOf(
    request,
    uses.sort((a, b) => at(a) - at(b)),
  );
}

function usesTaskDef(spec: WfSpec | undefined, taskDefName: string): boolean {
  return Object.values(spec?.threadSpecs ?? {}).some((thread) =>
    Object.values(thread.nodes).some(
      ({ node }) =>
        node.case === 'task' &&
        node.value.taskToExecute.case === 'taskDefId' &&
        node.value.taskToExecute.value.name === taskDefName,
    ),
  );
}
