/** RPCs that search and count WfRuns and what happened in them. */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { CountSchema, type CountNodeRunRequest, type CountTaskRunRequest } from '#api/gen/service_pb.js';
import type { Handlers } from './handlers.ts';
import { answer, refuse } from './reply.ts';
import { entitySearches, type EntitySearch } from './search-entities.ts';
import { searchVariable } from './search-variables.ts';
import { searchWfRun } from './search-wf-runs.ts';

export const searches = (parts: EntitySearch) =>
  ({
    ...entitySearches(parts),
    searchWfRun: (request) => searchWfRun(request, { ...parts, rows: parts.store.wfRuns }),
    searchVariable: (request) => searchVariable(request, parts),
    countNodeRun: (request) => countNodeRuns(request, parts),
    countTaskRun: (request) => countTaskRuns(request, parts),
  }) satisfies Handlers;

async function countNodeRuns({ filter }: CountNodeRunRequest, { store, saveAll }: EntitySearch) {
  await saveAll();
  const { wfSpecName: name, wfSpecMajorVersion: major, wfSpecRevision: revision } = filter.value ?? {};
  return answer(create(CountSchema, { value: BigInt(store.entities.countNodeRuns(name, major, revision)) }));
}

function countTaskRuns({ taskDefName, status }: CountTaskRunRequest, { store }: EntitySearch) {
  if (status !== TaskStatus.TASK_SCHEDULED) {
    return refuse('INVALID_ARGUMENT', 'Only TaskRuns that are TASK_SCHEDULED are counted.');
  }
  return answer(create(CountSchema, { value: BigInt(store.offers.count(taskDefName)) }));
}
