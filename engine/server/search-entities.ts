/** Searches of what happened in WfRuns: TaskRuns, NodeRuns, UserTaskRuns and events (littlehorse.md §9.1). Newest first. */
import { create } from '@bufbuild/protobuf';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import {
  CorrelatedEventIdListSchema,
  NodeRunIdListSchema,
  TaskRunIdListSchema,
  UserTaskRunIdListSchema,
  WorkflowEventIdListSchema,
  type SearchCorrelatedEventRequest,
} from '#api/gen/service_pb.js';
import { TaskRunSchema } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import { WorkflowEventSchema } from '#api/gen/workflow_event_pb.js';
import { EntityKind } from '../storage/entity-rows.ts';
import { isOver } from './correlated-ttl.ts';
import { searchEntities, type EntitySearch } from './find-entities.ts';
import type { Handlers } from './handlers.ts';
import { page, type Page } from './paging.ts';
import { answer, refuse } from './reply.ts';
import { searchExternalEvents } from './search-external-events.ts';
import { millis } from './search-wf-runs.ts';

const idsOf = <T>({ results, bookmark }: Page<{ id?: T }>) => ({
  results: results.flatMap(({ id }) => id ?? []),
  bookmark,
});

export const entitySearches = (parts: EntitySearch) =>
  ({
    searchTaskRun: async (request) => {
      const { status, earliestStart, latestStart, taskDefName: def } = request;
      const filter = { def, status, earliest: millis(earliestStart), latest: millis(latestStart) };
      const found = await searchEntities(parts, request, {
        kind: EntityKind.taskRun,
        schema: TaskRunSchema,
        filter,
      });
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
      const found = await searchEntities(parts, request, {
        kind: EntityKind.nodeRun,
        schema: NodeRunSchema,
        filter,
      });
      return answer(create(NodeRunIdListSchema, idsOf(found)));
    },
    searchUserTaskRun: async (request) => {
      const { status, earliestStart, latestStart, userTaskDefName: def, userId, userGroup } = request;
      // Times alone do not count (asked of 1.2.1).
      if ([status, userId, userGroup, def].every((criterion) => criterion === undefined))
        return refuse(
          'INVALID_ARGUMENT',
          'Must provide at least one search criteria: status,user_id,user_group,user_task_def_name',
        );
      const filter = { def, status, earliest: millis(earliestStart), latest: millis(latestStart) };
      const found = await searchEntities(parts, request, {
        kind: EntityKind.userTaskRun,
        schema: UserTaskRunSchema,
        filter,
        accepts: (run) =>
          (userId === undefined || run.userId === userId) &&
          (userGroup === undefined || run.userGroup === userGroup),
      });
      return answer(create(UserTaskRunIdListSchema, idsOf(found)));
    },
    ...eventSearches(parts),
  }) satisfies Handlers;

const eventSearches = (parts: EntitySearch) =>
  ({
    searchExternalEvent: (request) => searchExternalEvents(request, parts),
    searchWorkflowEvent: async (request) => {
      const { earliestStart, latestStart, workflowEventDefId } = request;
      const def = workflowEventDefId?.name ?? '';
      if (def === '') return refuse('INVALID_ARGUMENT', 'Missing required argument: WorkflowEventDefId.');
      if (parts.definitions.get('workflow-event-def', { name: def }) === undefined) {
        return refuse('INVALID_ARGUMENT', `WorkflowEventDef "${def}" does not exist.`);
      }
      const filter = {
        def,
        earliest: millis(earliestStart),
        latest: millis(latestStart),
      };
      const found = await searchEntities(parts, request, {
        kind: EntityKind.workflowEvent,
        schema: WorkflowEventSchema,
        filter,
      });
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
