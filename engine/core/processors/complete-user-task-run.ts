/** CompleteUserTaskRun: results are checked, merged over the saved ones, and the NodeRun goes on (littlehorse.md §7.2). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { type UserTaskRun, UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import type { Deciding } from '../deciding.ts';
import type { WfRunState } from '../contract.ts';
import { indexOf } from '../aggregate-index.ts';
import { isTerminal } from '../lifecycle.ts';
import { isOver } from '../user-tasks/is-over.ts';
import { visitOfUserTask } from '../user-tasks/user-task-run.ts';
import { disarmActions } from '../user-tasks/disarm-actions.ts';
import { isNull } from '../values/null-value.ts';
import { typeNameOf } from '../values/variable-value.ts';
import { EMPTY, type Processor, refuse } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

type Results = Readonly<Record<string, VariableValue>>;

/** Each given field must be declared and have exactly its type; each required one must be given, also when it was saved. */
function problemWith(step: Deciding, { userTaskDefId }: UserTaskRun, given: Results) {
  const def = step.metadata.userTaskDef(userTaskDefId?.name ?? '', userTaskDefId?.version);
  if (def === undefined) return undefined;
  const types = new Map(def.fields.map(({ name, type }) => [name, VariableType[type]]));
  for (const [name, value] of Object.entries(given)) {
    const type = types.get(name);
    if (type === undefined) return `The UserTask has no field "${name}", of type ${typeNameOf(value)}.`;
    if (isNull(value)) return `Field "${name}" of the UserTask must be ${type}: NULL is unsupported.`;
    if (typeNameOf(value) !== type) {
      return `Field "${name}" of the UserTask must be ${type}, not ${typeNameOf(value)}.`;
    }
  }
  const missing = def.fields.find(({ name, required }) => required && isNull(given[name]));
  return missing && `Field "${missing.name}" is required.`;
}

/**
 * A halt has cancelled it, but its ThreadRun may go on: then it is taken, on ours alone (§11, row 29: fixed). Not so where a
 * ThreadRun above has ended, or a WAIT_FOR_THREADS NodeRun has halted it.
 */
function isCancelledByHalt(step: Deciding, state: WfRunState, run: UserTaskRun): boolean {
  if (run.status !== UserTaskRunStatus.CANCELLED) return false;
  const { threads } = indexOf(state);
  let thread = visitOfUserTask(step, state, run)?.thread;
  while (thread?.parentThreadId !== undefined) {
    if (thread.haltReasons.some(({ reason }) => reason.case === 'haltedByParent')) return false;
    thread = threads.get(thread.parentThreadId);
    if (thread === undefined || isTerminal(thread.status)) return false;
  }
  return thread !== undefined;
}

/** Whoever completes it owns it. Completing what is done or cancelled is OK and ignored (§11, row 32). */
export const completeUserTaskRun: Processor<'complete-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    step.isUntimed = true;
    step.touch(state);
    if (isOver(run) && !isCancelledByHalt(step, state, run)) return EMPTY;
    const { userId } = request;
    const results = { ...run.results, ...request.results };
    const problem = problemWith(step, run, request.results);
    if (problem !== undefined) return refuse('INVALID_ARGUMENT', problem);
    if (run.userId !== userId) {
      step.emit(state.id, 'user-task-run-assigned', { guid, userId, userGroup: run.userGroup });
    }
    step.emit(state.id, 'user-task-run-completed', { guid, results });
    disarmActions(step, state, run);
    step.wake(state, run.nodeRunId?.threadRunNumber ?? 0);
    return EMPTY;
  });
