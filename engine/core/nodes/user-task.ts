/** USER_TASK: gives work to a person or a group and waits until it is done or cancelled (littlehorse.md §7). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { type UserTaskRun, UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { userTaskRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import { guidOfNodeRun } from '../ids.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { armActions, badUserTask, delaysOf } from '../user-tasks/arm-actions.ts';
import { asPartOfText, evaluate } from '../values/evaluate.ts';
import { type JsonObject, printJson } from '#model/values/json-text.ts';
import { inJavaHashOrder } from '#model/values/java-hash-order.ts';
import { toJson } from '../values/json-value.ts';
import type { Scope } from '../values/scope.ts';
import { valueText } from '../values/value-text.ts';
import { jsonObjValue } from '../values/variable-value.ts';
import {
  COMPLETE,
  fail,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

function userTaskRunOfNode(state: WfRunState, { nodeType }: NodeRun): UserTaskRun | undefined {
  const guid = nodeType.case === 'userTask' ? nodeType.value.userTaskRunId?.userTaskGuid : undefined;
  return guid === undefined ? undefined : state.userTaskRuns.get(guid);
}

/** Undefined for NULL and when nothing is assigned. */
export function resolveText(
  assignment: VariableAssignment | undefined,
  scope: Scope,
): Result<string | undefined, FailureGiven> {
  if (assignment === undefined) return ok(undefined);
  const value = evaluate(assignment, scope);
  if (!value.ok) return err(badUserTask(value.error.message));
  return ok(
    value.value.value.case === undefined ? undefined : valueText(asPartOfText(value.value, assignment)),
  );
}

/** As 1.2.1 says it: neither may be blank, and NULL only one of them. */
function problemWithOwner(user: string | undefined, group: string | undefined): string | undefined {
  if (user?.trim() === '') return "Invalid user task assignment. UserId can't be empty";
  if (group?.trim() === '') return "Invalid group task assignment. UserGroup can't be empty";
  return user === undefined && group === undefined ? 'Invalid user task assignment' : undefined;
}

function arrive(visit: Visit, node: NodeOf<'userTask'>): Outcome {
  const { step, state, at, scope } = visit;
  const def = step.metadata.userTaskDef(node.userTaskDefName, node.userTaskDefVersion);
  if (def === undefined) {
    const why = `Appears that UserTaskDef was deleted! There is no ${node.userTaskDefName}.`;
    return fail(error('TASK_ERROR', why));
  }
  const user = resolveText(node.userId, scope);
  if (!user.ok) return fail(user.error);
  const group = resolveText(node.userGroup, scope);
  if (!group.ok) return fail(group.error);
  const nobody = problemWithOwner(user.value, group.value);
  if (nobody !== undefined) return fail(error('VAR_ERROR', nobody));
  const notes = resolveText(node.notes, scope);
  if (!notes.ok) return fail(notes.error);
  const delays = delaysOf(node, scope, user.value ? 'created-for-user' : 'created-for-group');
  if (!delays.ok) return fail(delays.error);
  const guid = guidOfNodeRun(at.thread, at.position);
  step.emit(state.id, 'user-task-run-created', {
    ...at,
    guid,
    userTaskDefName: def.name,
    userTaskDefVersion: def.version,
    notes: notes.value,
  });
  const assigned = { guid, userId: user.value, userGroup: group.value };
  step.emit(state.id, 'user-task-run-assigned', assigned);
  armActions(visit, userTaskRunOf(state, guid), delays.value);
  return WAIT;
}

export const userTask: NodeBehaviour<'userTask'> = {
  kind: 'user-task',
  arrive,
  /** One that is cancelled fails its NodeRun at once, or never: after a halt it waits on (user-task-run.ts). */
  advance: ({ state, nodeRun }) =>
    userTaskRunOfNode(state, nodeRun)?.status === UserTaskRunStatus.DONE ? COMPLETE : WAIT,
  /** JSON_OBJ of the results, by field, in the order in which 1.2.1 gives them. */
  output: (_step, state, nodeRun) => {
    const run = userTaskRunOfNode(state, nodeRun);
    if (run?.status !== UserTaskRunStatus.DONE) return undefined;
    const fields: JsonObject = new Map();
    for (const name of inJavaHashOrder(Object.keys(run.results))) {
      const value = run.results[name];
      if (value !== undefined) fields.set(name, toJson(value));
    }
    return jsonObjValue(printJson(fields));
  },
};
