/** A TASK node, or a user task's reminder: the TaskDef, its inputs in number and type, retries and backoff. */
import type { TaskNode } from '#api/gen/common_wfspec_pb.js';
import type { NodeCheck } from '../node-check.ts';
import { variableType } from '../variable-type.ts';

export function checkTask(task: TaskNode, check: NodeCheck, prefix = ''): void {
  checkRetries(task, check, prefix);
  const call = task.taskToExecute;
  if (call.case === 'dynamicTask') check.names(call.value, `${prefix}dynamicTask`);
  const def = call.case === 'taskDefId' ? check.world.taskDef(call.value.name) : undefined;
  if (def === undefined) {
    task.variables.forEach((argument, index) => check.names(argument, `${prefix}args/${index}`));
    if (call.case === 'dynamicTask') return;
    const name = call.value?.name ?? '';
    check.report(
      'unknown-task-def',
      name === ''
        ? 'The node names no TaskDef; choose the task that it carries out.'
        : `There is no TaskDef “${name}”; define it, or choose another task.`,
      `${prefix}task`,
      `Refers to nonexistent TaskDef ${name}`,
    );
    return;
  }
  const name = call.value?.$typeName === 'littlehorse.TaskDefId' ? call.value.name : '';
  const wanted = def.inputVars.length;
  if (task.variables.length !== wanted)
    check.report(
      'argument-count',
      `TaskDef “${name}” takes ${wanted} ${wanted === 1 ? 'input' : 'inputs'} and gets ${task.variables.length}; give one value for each of its inputs.`,
      `${prefix}args`,
      `For TaskDef ${name} we need ${wanted} input vars, but we have ${task.variables.length}`,
    );
  task.variables.forEach((argument, index) => {
    const input = def.inputVars[index];
    const field = `${prefix}args/${index}`;
    if (input === undefined) return void check.typeOf(argument, field);
    const what = `Input “${input.name}” of TaskDef “${name}”`;
    const where = `Task input variable with name ${input.name} at position ${index}: `;
    check.fits(argument, variableType(input), field, what, where);
  });
}

function checkRetries(task: TaskNode, check: NodeCheck, prefix: string): void {
  if (task.retries < 0)
    check.report(
      'negative-retries',
      'The number of retries is below zero; give 0 or more.',
      `${prefix}retries`,
      'Cannot have negative retries!',
    );
  const backoff = task.exponentialBackoff;
  if (backoff === undefined) return;
  if (backoff.baseIntervalMs <= 0)
    check.report(
      'bad-backoff',
      'The base of the backoff must be more than 0 ms.',
      `${prefix}backoff/baseMs`,
      'Exponential Backoff Base interval must be > 0!',
    );
  if (backoff.maxDelayMs < BigInt(backoff.baseIntervalMs))
    check.report(
      'bad-backoff',
      'The longest delay of the backoff is shorter than its base; raise it.',
      `${prefix}backoff/maxMs`,
      'Exponential Backoff max delay cannot be less than base delay',
    );
  if (backoff.multiplier < 1)
    check.report(
      'bad-backoff',
      'The factor of the backoff must be at least 1.',
      `${prefix}backoff/factor`,
      'Exponential Backoff Multiplier must be at least 1.0!',
    );
}
