/** Searches of what happened in WfRuns: TaskRuns, NodeRuns, UserTaskRuns and events (littlehorse.md §9.1). Newest first. */
import { create, fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import {
  CorrelatedEventIdListSchema,
  ExternalEventIdListSchema,
  NodeRunIdListSchema,
  TaskRunIdListSchema,
  UserTaskRunIdListSchema,
  WorkflowEventIdListSchema,
  type SearchCorrelatedEventRequest,
} from '#api/gen/service_pb.js';
import { TaskRunSchema } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import { WorkflowEventSchema } from '#api/gen/workflow_event_pb.js';
import {
  EntityKind,
  type EntityFilter,
  type EntityKindNumber,
  type EntityPlace,
} from '../storage/entity-rows.ts';
import type { Store } from '../storage/store.ts';
import { isOver } from './correlated-ttl.ts';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { page, type Page, type PageRequest } from './paging.ts';
import { answer, refuse } from './reply.ts';
import { millis } from './search-wf-runs.ts';

export interface EntitySearch {
  readonly store: Store;
  readonly definitions: Definitions;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Brings the objects of all WfRuns to where they can be searched. */
  readonly saveAll: () => Promise<void>;
}

type LooseFilter = { [K in keyof EntityFilter]: EntityFilter[K] | undefined };

/** `accepts` is for what rows cannot tell. */
export async function searchEntities<S extends DescMessage>(
  { store, saveAll }: Pick<EntitySearch, 'store' | 'saveAll'>,
  request: PageRequest,
  kind: EntityKindNumber,
  schema: S,
  filter: LooseFilter,
  accepts: (message: MessageShape<S>) => boolean = () => true,
): Promise<Page<MessageShape<S>>> {
  await saveAll();
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const { results, bookmark } = page<EntityPlace & { message: MessageShape<S> }, EntityPlace>(
    request,
    (after, limit) => {
      const found: (EntityPlace & { message: MessageShape<S> })[] = [];
      let place = after;
      for (;;) {
        const rows = store.entities.search(kind, given, place, Math.max(limit, 100));
        for (const { run, key, data } of rows) {
          place = { run, key };
          const message = fromBinary(schema, data);
          if (accepts(message)) found.push({ run, key, message });
          if (found.length === limit) return found;
        }
        if (rows.length < Math.max(limit, 100)) return found;
      }
    },
    ({ run, key }) => ({ run, key }),
  );
  return { results: results.map(({ message }) => message), ...(bookmark && { bookmark }) };
}

const idsOf = <T>({ results, bookmark }: Page<{ id?: T }>) => ({
  results: results.flatMap(({ id }) => id ?? []),
  bookmark,
});

export const entitySearches = (parts: EntitySearch) =>
  ({
    searchTaskRun: async (request) => {
      const { status, earliestStart, latestStart, taskDefName: def } = request;
      const filter = { def, status, earliest: millis(earliestStart), latest: millis(latestStart) };
      const found = await searchEntities(parts, request, EntityKind.taskRun, TaskRunSchema, filter);
      return answer(create(TaskRunIdListSchema, idsOf(found)));
    },
    searchNodeRun: async (request) => {
      const { status, earliestStart, latestStart, externalEventDef } = request;
      const filter = {
        def: externalEventDef?.name,
        status,
        earliest: millis(earliestStart),
        latest: millis(latestStart),
      };
      const found = await searchEntities(parts, request, EntityKind.nodeRun, NodeRunSchema, filter);
      return answer(create(NodeRunIdListSchema, idsOf(found)));
    },
    searchUserTaskRun: async (request) => {
      const { status, earliestStart, latestStart, userTaskDefName: def, userId, userGroup } = request;
      const filter = { def, status, earliest: millis(earliestStart), latest: millis(latestStart) };
      const found = await searchEntities(
        parts,
        request,
        EntityKind.userTaskRun,
        UserTaskRunSchema,
        filter,
        (run) =>
          (userId === undefined || run.userId === userId) &&
          (userGroup === undefined || run.userGroup === userGroup),
      );
      return answer(create(UserTaskRunIdListSchema, idsOf(found)));
    },
    ...eventSearches(parts),
  }) satisfies Handlers;

const eventSearches = (parts: EntitySearch) =>
  ({
    searchExternalEvent: async (request) => {
      const { earliestStart, latestStart, externalEventDefId, isClaimed } = request;
      const def = externalEventDefId?.name ?? '';
      if (parts.definitions.get('external-event-def', { name: def }) === undefined) {
        return refuse('INVALID_ARGUMENT', `There is no ExternalEventDef ${def}.`);
      }
      const status = isClaimed === undefined ? undefined : isClaimed ? 1 : 0;
      const filter = { def, status, earliest: millis(earliestStart), latest: millis(latestStart) };
      const found = await searchEntities(
        parts,
        request,
        EntityKind.externalEvent,
        ExternalEventSchema,
        filter,
      );
      return answer(create(ExternalEventIdListSchema, idsOf(found)));
    },
    searchWorkflowEvent: async (request) => {
      const { earliestStart, latestStart, workflowEventDefId } = request;
      if (workflowEventDefId === undefined) {
        return refuse('INVALID_ARGUMENT', 'Say which WorkflowEvents: workflow_event_def_id is missing.');
      }
      const filter = {
        def: workflowEventDefId.name,
        earliest: millis(earliestStart),
        latest: millis(latestStart),
      };
      const found = await searchEntities(
        parts,
        request,
        EntityKind.workflowEvent,
        WorkflowEventSchema,
        filter,
      );
      return answer(create(WorkflowEventIdListSchema, idsOf(found)));
    },
    searchCorrelatedEvent: (request) => answer(searchCorrelated(request, parts)),
  }) satisfies Handlers;

function searchCorrelated(
  request: SearchCorrelatedEventRequest,
  { store: { events }, definitions, now }: EntitySearch,
) {
  const { hasExternalEvents } = request;
  const [earliest, latest] = [millis(request.earliestStart), millis(request.latestStart)];
  const filter = {
    def: request.externalEventDefId?.name ?? '',
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
  };
  const found = page(
    request,
    (after: string | undefined, limit) =>
      events
        .searchCorrelated(filter, after ?? '', Number.MAX_SAFE_INTEGER)
        .filter((e) => hasExternalEvents === undefined || e.externalEvents.length > 0 === hasExternalEvents)
        .filter((e) => !isOver(e, definitions.metadata, now()))
        .slice(0, limit),
    ({ id }) => id?.key ?? '',
  );
  return create(CorrelatedEventIdListSchema, idsOf(found));
}
