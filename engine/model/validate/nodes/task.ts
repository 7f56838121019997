/** A TASK node, or a user task's reminder: the TaskDef, its inputs in number and type, retries and backoff. */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { TaskNode, VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { isStaticallyAssignable } from '../../types/assignable.ts';
import { serverTypeName } from '../../types/server-words.ts';
import { primitiveOf } from '../../types/static-type.ts';
import { structBuilderError } from '../../types/struct-builder.ts';
import { typeName } from '../../types/type-name.ts';
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
    checkInput(argument, variableType(input), check, { field, what, where });
  });
}

interface Place {
  readonly field: string;
  readonly what: string;
  readonly where: string;
}

/** Of a Struct, Array or Map that is no Struct being built the server does not look whether it fits (asked of 1.2.1). */
function checkInput(
  argument: VariableAssignment,
  type: TypeDefinition,
  check: NodeCheck,
  { field, what, where }: Place,
): void {
  if (argument.source.case === 'structBuilder') {
    const error = structBuilderError(argument.source.value, type, check.world);
    if (error === undefined) return check.names(argument, field);
    return check.report('type-mismatch', error.sentence, field, where + error.serverWords);
  }
  const from = check.typeOf(argument, field, where, true);
  if (isStaticallyAssignable(from, type)) return;
  const sentence = `${what} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value or cast it.`;
  const isPrimitive = primitiveOf(from) !== undefined;
  // Types that are not primitive the server calls null here.
  const to = primitiveOf(type) === undefined ? 'null' : serverTypeName(type);
  const words = `Cannot assign ${serverTypeName(from)} to ${to} without explicit casting.`;
  (isPrimitive ? check : check.unlooked).report('type-mismatch', sentence, field, words);
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
