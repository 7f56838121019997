/** Makes a TaskRun with its inputs, for a TASK Node or a user task's reminder, and offers its first attempt. */
import { create } from '@bufbuild/protobuf';
import type { TaskNode } from '#api/gen/common_wfspec_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import { type TaskRunSource, type VarNameAndVal, VarNameAndValSchema } from '#api/gen/task_run_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { taskRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { convertForInput } from '../values/convert-for-input.ts';
import { evaluate } from '../values/evaluate.ts';
import { keepStamped } from '../values/keep-stamped.ts';
import type { Scope } from '../values/scope.ts';
import { valueText } from '../values/value-text.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { scheduleAttempt } from './task-attempts.ts';

/** Seconds; what PutWfSpec writes for 0 (littlehorse.md §2.1). */
const DEFAULT_TIMEOUT_SECONDS = 60;

export function createTaskRun(
  step: Deciding,
  state: WfRunState,
  scope: Scope,
  given: { readonly guid: string; readonly node: TaskNode; readonly source: TaskRunSource },
): Result<undefined, FailureGiven> {
  const { guid, node, source } = given;
  const taskDef = findTaskDef(step, scope, node);
  if (!taskDef.ok) return taskDef;
  const inputs = resolveInputs(scope, node, taskDef.value);
  if (!inputs.ok) return inputs;
  step.emit(state.id, 'task-run-created', {
    guid,
    taskDefName: taskDef.value.id?.name ?? '',
    inputs: inputs.value,
    source,
    timeoutSeconds: node.timeoutSeconds === 0 ? DEFAULT_TIMEOUT_SECONDS : node.timeoutSeconds,
    totalAttempts: Math.max(0, node.retries) + 1,
    backoff: node.exponentialBackoff,
  });
  scheduleAttempt(step, state, taskRunOf(state, guid), 0);
  return ok(undefined);
}

// As 1.2.1 says it.
const noDynamicTask = (why: string) => err(error('VAR_SUB_ERROR', `Failed calculating dynamic task: ${why}`));
const noInputs = (why: string) =>
  err(error('VAR_SUB_ERROR', `Failed calculating TaskRun Input Vars: ${why}`));

function findTaskDef(
  step: Deciding,
  scope: Scope,
  { taskToExecute }: TaskNode,
): Result<TaskDef, FailureGiven> {
  let name = '';
  if (taskToExecute.case === 'taskDefId') name = taskToExecute.value.name;
  if (taskToExecute.case === 'dynamicTask') {
    const value = evaluate(taskToExecute.value, scope);
    if (!value.ok) return noDynamicTask(value.error.message);
    if (value.value.value.case !== 'str')
      return noDynamicTask(`No TaskDef named ${valueText(value.value)}! The name must be a STR.`);
    name = value.value.value.value;
  }
  const taskDef = step.metadata.taskDef(name);
  if (taskDef !== undefined) return ok(taskDef);
  if (taskToExecute.case === 'dynamicTask') return noDynamicTask(`No TaskDef named ${name}!`);
  return err(error('TASK_ERROR', `Appears that TaskDef was deleted! There is no ${name}.`));
}

/** In the order of the TaskDef, under its names (littlehorse.md §8.2). */
function resolveInputs(
  scope: Scope,
  node: TaskNode,
  taskDef: TaskDef,
): Result<VarNameAndVal[], FailureGiven> {
  const wanted = taskDef.inputVars;
  if (node.variables.length !== wanted.length) {
    const counts = `wants ${wanted.length} inputs, the node gives ${node.variables.length}`;
    const why = 'Impossible: got different number of taskdef vars and node input vars';
    return noInputs(`${why} (TaskDef ${taskDef.id?.name} ${counts})`);
  }
  const inputs: VarNameAndVal[] = [];
  for (const [index, { name, typeDef }] of wanted.entries()) {
    const assignment = node.variables[index];
    if (assignment === undefined) continue;
    const given = evaluate(assignment, scope);
    if (!given.ok) return noInputs(given.error.message);
    const value = typeDef ? convertForInput(given.value, typeDef, scope) : given;
    if (!value.ok) return noInputs(`Variable ${name} invalid: ${value.error.message}`);
    keepStamped(assignment, given.value, value.value, scope);
    const masked = typeDef?.masked ?? false;
    inputs.push(create(VarNameAndValSchema, { varName: name, value: value.value, masked }));
  }
  return ok(inputs);
}
