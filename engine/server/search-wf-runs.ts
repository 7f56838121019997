/** SearchWfRun: by WfSpec, status, time, variables of the entrypoint thread, or parent (littlehorse.md §9.1). Newest first. */
import { create, equals, fromBinary } from '@bufbuild/protobuf';
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import {
  WfRunIdListSchema,
  type SearchWfRunRequest,
  type VariableMatch,
  type WfRunIdList,
} from '#api/gen/service_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { VariableSchema } from '#api/gen/variable_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { parseWfRunId, wfRunIdText } from '../core/values/wf-run-id-text.ts';
import { EntityKind } from '../storage/entity-rows.ts';
import { searchText } from '../storage/search-text.ts';
import type { Store } from '../storage/store.ts';
import type { WfRunFilter } from '../storage/wf-run-rows.ts';
import type { Definitions } from './definitions.ts';
import { page } from './paging.ts';
import { answer, refuse, type Refused, type Reply } from './reply.ts';

export interface SearchParts {
  readonly definitions: Definitions;
  readonly store: Store;
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
  if (wfSpecName === '' && (request.wfSpecMajorVersion ?? request.wfSpecRevision) !== undefined)
    return refuse(
      'INVALID_ARGUMENT',
      'Cannot provide wfSpecMajorVersion or wfSpecRevision without wfSpecName',
    );
  if (wfSpecName === '' && parentWfRunId === undefined) return EMPTY();
  const refused = refusedFilter(request, parts.definitions);
  if (refused !== undefined) return refused;
  if (variableFilters.length > 0) await parts.saveAll();
  const filter = drop({
    name: wfSpecName === '' ? undefined : wfSpecName,
    major: request.wfSpecMajorVersion,
    revision: request.wfSpecRevision,
    status: request.status,
    earliest: millis(request.earliestStart),
    latest: millis(request.latestStart),
    ...parentFilter(parentWfRunId, request.showFullTree === true),
    variables: variableFilters.flatMap(({ varName, value }) => {
      const text = searchText(value);
      return text === undefined ? [] : [{ name: varName, value: text }];
    }),
  });
  const { results, bookmark } = page<FoundRun, number>(
    request,
    (after, limit) => matching(parts.store, filter, variableFilters, after, limit),
    ({ run }) => run,
  );
  return answer(create(WfRunIdListSchema, { results: results.map(({ id }) => parseWfRunId(id)), bookmark }));
}

interface FoundRun {
  readonly run: number;
  readonly id: string;
}

/** Rows know STR, INT, DOUBLE and BOOL; other values, NULL and what is masked are told by the Variables themselves. */
function matching(
  { wfRuns, entities }: Store,
  filter: WfRunFilter,
  matches: readonly VariableMatch[],
  before: number | undefined,
  limit: number,
): FoundRun[] {
  const accepts = ({ run }: FoundRun): boolean =>
    matches.every(({ varName, value }) => {
      const data = entities.get(run, EntityKind.variable, `0/${varName}`);
      const variable = data && fromBinary(VariableSchema, data);
      if (variable?.value === undefined || variable.masked) return false;
      return equals(VariableValueSchema, variable.value, value ?? create(VariableValueSchema));
    });
  const chunk = Math.max(limit, 100);
  const found: FoundRun[] = [];
  for (let place = before; ;) {
    const rows = wfRuns.search(filter, place, chunk);
    found.push(...rows.filter(accepts));
    if (found.length >= limit || rows.length < chunk) return found.slice(0, limit);
    place = rows.at(-1)?.run;
  }
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
    return refuse('INVALID_ARGUMENT', 'Cannot provide wfSpecRevision without wfSpecMajorVersion.');
  }
  if (name === '') return undefined;
  const all = versions(name, major, definitions);
  if (!all.some(({ id }) => revision === undefined || id?.revision === revision)) {
    const version = [major, revision].filter((part) => part !== undefined).join('.');
    return refuse('INVALID_ARGUMENT', `Couldn't find wfSpec ${name} ${version}`.trimEnd() + '.');
  }
  for (const { varName } of request.variableFilters) {
    if (!all.some((spec) => hasVariable(spec, varName))) {
      return refuse(
        'INVALID_ARGUMENT',
        `Variable ${varName} not present in main thread of workflow ${name}.`,
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
