/** SearchWfRun: by WfSpec, status, time, variables of the entrypoint thread, or parent (littlehorse.md §9.1). Newest first. */
import { create } from '@bufbuild/protobuf';
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import { WfRunIdListSchema, type SearchWfRunRequest, type WfRunIdList } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { parseWfRunId, wfRunIdText } from '../core/values/wf-run-id-text.ts';
import { searchText } from '../storage/search-text.ts';
import type { WfRunFilter, WfRunRows } from '../storage/wf-run-rows.ts';
import type { Definitions } from './definitions.ts';
import { page } from './paging.ts';
import { answer, refuse, type Refused, type Reply } from './reply.ts';

export interface SearchParts {
  readonly definitions: Definitions;
  readonly rows: WfRunRows;
  /** Brings the objects of all WfRuns to where they can be searched. */
  readonly saveAll: () => Promise<void>;
}

const EMPTY = () => answer(create(WfRunIdListSchema));

export const millis = (time: Timestamp | undefined): number | undefined =>
  time === undefined ? undefined : timestampMs(time);

export async function searchWfRun(
  request: SearchWfRunRequest,
  parts: SearchParts,
): Promise<Reply<WfRunIdList>> {
  const { wfSpecName, parentWfRunId, variableFilters } = request;
  if (wfSpecName === '' && parentWfRunId === undefined) return EMPTY();
  const refused = refusedFilter(request, parts.definitions);
  if (refused !== undefined) return refused;
  const variables: { name: string; value: string }[] = [];
  for (const { varName, value } of variableFilters) {
    const text = searchText(value);
    if (text === undefined) return EMPTY();
    variables.push({ name: varName, value: text });
  }
  if (variables.length > 0) await parts.saveAll();
  const filter = drop({
    name: wfSpecName === '' ? undefined : wfSpecName,
    major: request.wfSpecMajorVersion,
    revision: request.wfSpecRevision,
    status: request.status,
    earliest: millis(request.earliestStart),
    latest: millis(request.latestStart),
    ...parentFilter(parentWfRunId, request.showFullTree === true),
    variables,
  });
  const { results, bookmark } = page<{ run: number; id: string }, number>(
    request,
    (after, limit) => parts.rows.search(filter, after, limit),
    ({ run }) => run,
  );
  return answer(create(WfRunIdListSchema, { results: results.map(({ id }) => parseWfRunId(id)), bookmark }));
}

function parentFilter(parent: WfRunId | undefined, isTree: boolean): WfRunFilter {
  if (parent === undefined) return {};
  const text = wfRunIdText(parent);
  return isTree ? { idPrefix: `${text}_` } : { parent: text };
}

/** Leaves out what is undefined. */
const drop = (filter: { [K in keyof WfRunFilter]: WfRunFilter[K] | undefined }): WfRunFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

function refusedFilter(request: SearchWfRunRequest, definitions: Definitions): Refused | undefined {
  const { wfSpecName: name, wfSpecMajorVersion: major, wfSpecRevision: revision } = request;
  if (revision !== undefined && major === undefined) {
    return refuse('INVALID_ARGUMENT', 'A revision needs its major version beside it.');
  }
  if (name === '') return undefined;
  if (definitions.metadata.latestWfSpec(name) === undefined) {
    return refuse('INVALID_ARGUMENT', `There is no WfSpec ${name}.`);
  }
  for (const { varName } of request.variableFilters) {
    if (!versions(name, major, definitions).some((spec) => hasVariable(spec, varName))) {
      return refuse(
        'INVALID_ARGUMENT',
        `WfSpec ${name} has no variable ${varName} in its entrypoint thread.`,
      );
    }
  }
  return undefined;
}

/** All versions of a WfSpec, of one major version if given; latest first. */
export const versions = (name: string, major: number | undefined, definitions: Definitions): WfSpec[] =>
  definitions
    .list('wf-spec', { name }, undefined, Number.MAX_SAFE_INTEGER)
    .filter((key) => major === undefined || key.major === major)
    .reverse()
    .flatMap((key) => definitions.get('wf-spec', key) ?? []);

const hasVariable = (spec: WfSpec, name: string): boolean =>
  spec.threadSpecs[spec.entrypointThreadName]?.variableDefs.some(({ varDef }) => varDef?.name === name) ===
  true;
