/** RPCs that read one WfRun and what happened in it. */
import { create, type Message } from '@bufbuild/protobuf';
import type { VariableId, WfRunId } from '#api/gen/object_id_pb.js';
import {
  NodeRunListSchema,
  TaskRunListSchema,
  UserTaskRunListSchema,
  VariableListSchema,
  WorkflowEventListSchema,
} from '#api/gen/service_pb.js';
import { InactiveThreadRunSchema } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../core/contract.ts';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import { maskedView } from '../core/views/masked-view.ts';
import type { Handlers } from './handlers.ts';
import { pageOf, type PageRequest } from './paging.ts';
import { answer, found, refuse, type Reply } from './reply.ts';

/** A WfRun as it stands on disk; undefined when there is none. */
export type ReadWfRun = (id: WfRunId | undefined) => WfRunState | undefined;

/** What clients may see: `*****` for masked values. Workers get plain text. */
const masked = <M extends Message>(message: M | undefined): M | undefined => message && maskedView(message);

const text = (id: WfRunId | undefined): string => (id === undefined ? '' : wfRunIdText(id));

export const runs = (read: ReadWfRun) => ({ ...gets(read), ...lists(read) }) satisfies Handlers;

const gets = (read: ReadWfRun) =>
  ({
    getWfRun: (id) => found(masked(read(id)?.wfRun), `WfRun ${text(id)}`),
    getNodeRun: ({ wfRunId, threadRunNumber, position }) => {
      const nodeRun = read(wfRunId)?.nodeRuns.get(`${threadRunNumber}/${position}`);
      return found(masked(nodeRun), `NodeRun ${text(wfRunId)}/${threadRunNumber}/${position}`);
    },
    getTaskRun: ({ wfRunId, taskGuid }) => {
      const taskRun = read(wfRunId)?.taskRuns.get(taskGuid);
      return found(masked(taskRun), `TaskRun ${text(wfRunId)}/${taskGuid}`);
    },
    getVariable: (id) => {
      const variable = read(id.wfRunId)?.variables.get(`${id.threadRunNumber}/${id.name}`);
      return found(masked(variable), `Variable ${variableText(id)}`);
    },
    getUserTaskRun: ({ wfRunId, userTaskGuid }) =>
      found(
        masked(read(wfRunId)?.userTaskRuns.get(userTaskGuid)),
        `UserTaskRun ${text(wfRunId)}/${userTaskGuid}`,
      ),
    getWorkflowEvent: ({ wfRunId, workflowEventDefId, number }) => {
      const key = `${workflowEventDefId?.name}/${number}`;
      return found(masked(read(wfRunId)?.workflowEvents.get(key)), `WorkflowEvent ${text(wfRunId)}/${key}`);
    },
    getCheckpoint: ({ taskRun, checkpointNumber }) => {
      const key = `${taskRun?.taskGuid}/${checkpointNumber}`;
      return found(
        read(taskRun?.wfRunId)?.checkpoints.get(key),
        `Checkpoint ${text(taskRun?.wfRunId)}/${key}`,
      );
    },
    getInactiveThreadRun: (id) => {
      const threadRun = read(id.wfRunId)?.inactiveThreadRuns.get(id.threadRunNumber);
      const inactive =
        threadRun &&
        create(InactiveThreadRunSchema, {
          id,
          threadRun: maskedView(threadRun),
          inactiveReason: { case: 'archived', value: {} },
        });
      return found(inactive, `inactive ThreadRun ${text(id.wfRunId)}/${id.threadRunNumber}`);
    },
  }) satisfies Handlers;

const variableText = (id: VariableId): string => `${text(id.wfRunId)}/${id.threadRunNumber}/${id.name}`;

interface ListRequest extends PageRequest {
  readonly wfRunId?: WfRunId | undefined;
}

/** A WfRun that is not there has nothing; no WfRun at all in the request is refused (§11 row 57). */
function list<T, M extends Message>(
  request: ListRequest,
  read: ReadWfRun,
  all: (state: WfRunState) => T[],
  make: (page: { results: T[]; bookmark?: Uint8Array }) => M,
): Reply<M> {
  if (request.wfRunId === undefined)
    return refuse('INVALID_ARGUMENT', 'Say of which WfRun: wf_run_id is missing.');
  const state = read(request.wfRunId);
  return answer(make(pageOf(request, state === undefined ? [] : all(state))));
}

const lists = (read: ReadWfRun) =>
  ({
    listNodeRuns: (request) =>
      list(
        request,
        read,
        (state) => nodeRunsOf(state, request.threadRunNumber),
        ({ results, bookmark }) => create(NodeRunListSchema, { results: results.map(maskedView), bookmark }),
      ),
    listTaskRuns: (request) =>
      list(
        request,
        read,
        (state) => byKey(state.taskRuns),
        ({ results, bookmark }) => create(TaskRunListSchema, { results: results.map(maskedView), bookmark }),
      ),
    listVariables: (request) =>
      list(
        request,
        read,
        (state) => byKey(state.variables),
        ({ results, bookmark }) => create(VariableListSchema, { results: results.map(maskedView), bookmark }),
      ),
    listUserTaskRuns: (request) =>
      list(
        request,
        read,
        (state) => byKey(state.userTaskRuns),
        ({ results, bookmark }) =>
          create(UserTaskRunListSchema, { results: results.map(maskedView), bookmark }),
      ),
    listWorkflowEvents: (request) =>
      list(
        request,
        read,
        (state) => byKey(state.workflowEvents),
        ({ results, bookmark }) =>
          create(WorkflowEventListSchema, { results: results.map(maskedView), bookmark }),
      ),
  }) satisfies Handlers;

/** Ordered as on the real server: by the text of the id, where `0/10` comes before `0/2` and `10-1` before `2-1`. */
const byKey = <T>(objects: ReadonlyMap<string, T>): T[] =>
  [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);

const nodeRunsOf = (state: WfRunState, thread: number | undefined) =>
  byKey(state.nodeRuns).filter(({ id }) => thread === undefined || id?.threadRunNumber === thread);
