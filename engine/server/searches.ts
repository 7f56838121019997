/** RPCs that search and count WfRuns and what happened in them. */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { CountSchema, type CountNodeRunRequest, type CountTaskRunRequest } from '#api/gen/service_pb.js';
import type { Store } from '../storage/store.ts';
import type { EntitySearch } from './find-entities.ts';
import type { Handlers } from './handlers.ts';
import { answer, refuse } from './reply.ts';
import { entitySearches } from './search-entities.ts';
import { searchVariable } from './search-variables.ts';
import { searchWfRun } from './search-wf-runs.ts';

export const searches = (parts: EntitySearch) =>
  lasting(parts.store, {
    ...entitySearches(parts),
    searchWfRun: (request) => searchWfRun(request, parts),
    searchVariable: (request) => searchVariable(request, parts),
    countNodeRun: (request) => countNodeRuns(request, parts),
    countTaskRun: (request) => countTaskRuns(request, parts),
  } satisfies Handlers);

/** They answer when what they have read is on disk: nobody is told what a loss of power could still undo. */
function lasting<H extends Handlers>(store: Store, handlers: H): H {
  const onDisk = (): Promise<void> =>
    new Promise((then, fail) => {
      if (store.flush === undefined) then();
      else store.flush((error) => (error === undefined ? then() : fail(error as Error)));
    });
  const wrapped = Object.entries(handlers as Record<string, AnyHandler>).map(
    ([name, handler]): [string, AnyHandler] => [
      name,
      async (request, call) => {
        const reply = await handler(request, call);
        await onDisk();
        return reply;
      },
    ],
  );
  return Object.fromEntries(wrapped) as unknown as H;
}

type AnyHandler = (request: unknown, call: unknown) => unknown;

async function countNodeRuns({ filter }: CountNodeRunRequest, { store, saveAll }: EntitySearch) {
  const { wfSpecName: name, wfSpecMajorVersion: major, wfSpecRevision: revision } = filter.value ?? {};
  if (revision !== undefined && major === undefined)
    return refuse('INVALID_ARGUMENT', 'wfSpecRevision requires wfSpecMajorVersion to be set.');
  await saveAll();
  return answer(create(CountSchema, { value: BigInt(store.entities.countNodeRuns(name, major, revision)) }));
}

function countTaskRuns({ taskDefName, status }: CountTaskRunRequest, { store }: EntitySearch) {
  if (taskDefName === '') return refuse('INVALID_ARGUMENT', 'taskDefName is required.');
  if (status !== TaskStatus.TASK_SCHEDULED) {
    return refuse('INVALID_ARGUMENT', 'Only TaskRuns that are TASK_SCHEDULED are counted.');
  }
  return answer(create(CountSchema, { value: BigInt(store.offers.count(taskDefName)) }));
}
