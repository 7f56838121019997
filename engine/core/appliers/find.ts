/** What an entry names must be there: an entry that names something else is a bug of ours. */
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { TaskAttempt, TaskRun } from '#api/gen/task_run_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import { nodeRunKey } from '../ids.ts';

function there<T>(found: T | undefined, what: string, state: WfRunState): T {
  if (found === undefined) throw new Error(`WfRun ${state.id} has no ${what}.`);
  return found;
}

export const threadRunOf = (state: WfRunState, number: number): ThreadRun =>
  there(indexOf(state).threads.get(number), `ThreadRun ${number}`, state);

export const nodeRunOf = (state: WfRunState, thread: number, position: number): NodeRun =>
  there(state.nodeRuns.get(nodeRunKey(thread, position)), `NodeRun ${thread}/${position}`, state);

export const taskRunOf = (state: WfRunState, guid: string): TaskRun =>
  there(state.taskRuns.get(guid), `TaskRun ${guid}`, state);

export const taskAttemptOf = (state: WfRunState, guid: string, attempt: number): TaskAttempt =>
  there(taskRunOf(state, guid).attempts[attempt], `attempt ${attempt} of TaskRun ${guid}`, state);

export const userTaskRunOf = (state: WfRunState, guid: string): UserTaskRun =>
  there(state.userTaskRuns.get(guid), `UserTaskRun ${guid}`, state);

export const externalEventOf = (state: WfRunState, key: string): ExternalEvent =>
  there(state.externalEvents.get(key), `ExternalEvent ${key}`, state);
