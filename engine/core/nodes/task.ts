/** TASK: hands a TaskRun to the workers and waits for its last attempt (littlehorse.md §5.5, §8.3). */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { type TaskRun, TaskRunSourceSchema } from '#api/gen/task_run_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WfRunState } from '../contract.ts';
import { guidOfNodeRun } from '../ids.ts';
import { createTaskRun } from '../tasks/create-task-run.ts';
import { failureOfTask } from '../tasks/failure-of-task.ts';
import { COMPLETE, fail, type NodeBehaviour, WAIT } from './node-behaviour.ts';

function taskRunOfNode(state: WfRunState, { nodeType }: NodeRun): TaskRun | undefined {
  const guid = nodeType.case === 'task' ? nodeType.value.taskRunId?.taskGuid : undefined;
  return guid === undefined ? undefined : state.taskRuns.get(guid);
}

const ON_ITS_WAY: ReadonlySet<TaskStatus> = new Set([
  TaskStatus.TASK_SCHEDULED,
  TaskStatus.TASK_RUNNING,
  TaskStatus.TASK_PENDING,
]);

export const task: NodeBehaviour<'task'> = {
  kind: 'task',
  arrive: ({ step, state, at, nodeRun, scope }, node) => {
    const source = create(TaskRunSourceSchema, {
      taskRunSource: { case: 'taskNode', value: { nodeRunId: nodeRun.id } },
    });
    const guid = guidOfNodeRun(at.thread, at.position);
    const created = createTaskRun(step, state, scope, { guid, node, source });
    return created.ok ? WAIT : fail(created.error);
  },
  advance: ({ state, nodeRun }) => {
    const run = taskRunOfNode(state, nodeRun);
    if (run === undefined) return WAIT;
    if (run.status === TaskStatus.TASK_SUCCESS) return COMPLETE;
    const failure = failureOfTask(run);
    return failure === undefined ? WAIT : fail(failure);
  },
  /** Until the TaskRun is over, with all its retries. */
  isBusy: ({ state, nodeRun }) => {
    const status = taskRunOfNode(state, nodeRun)?.status;
    return status !== undefined && ON_ITS_WAY.has(status);
  },
  output: (_step, state, nodeRun) => {
    const result = taskRunOfNode(state, nodeRun)?.attempts.at(-1)?.result;
    return result?.case === 'output' ? result.value : undefined;
  },
};
