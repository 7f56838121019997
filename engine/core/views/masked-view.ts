/** What clients may see of stored entities: masked values are `*****` (littlehorse.md §3.2). Workers get plain text. */
import type { Message } from '@bufbuild/protobuf';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { TaskAttempt, TaskRun, VarNameAndVal } from '#api/gen/task_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { Variable } from '#api/gen/variable_pb.js';
import { strValue } from '../values/variable-value.ts';
import { maskFields } from './mask-fields.ts';

const MASK = '*****';

/**
 * The view of a Variable, NodeRun, TaskRun or UserTaskRun; any other message is given back as it is. Where nothing is
 * masked the view is the message itself, so it must be read before the next command.
 */
export function maskedView<T extends Message>(message: T): T {
  switch (message.$typeName) {
    case 'littlehorse.Variable':
      return ofVariable(message as Message as Variable) as Message as T;
    case 'littlehorse.NodeRun':
      return ofNodeRun(message as Message as NodeRun) as Message as T;
    case 'littlehorse.TaskRun':
      return ofTaskRun(message as Message as TaskRun) as Message as T;
    case 'littlehorse.UserTaskRun':
      return ofUserTaskRun(message as Message as UserTaskRun) as Message as T;
    default:
      return message;
  }
}

function ofVariable(variable: Variable): Variable {
  if (variable.masked) return { ...variable, value: strValue(MASK) };
  return withValue(variable, 'value');
}

/** The same message when its value has no masked fields. */
function withValue<K extends string, T extends { [key in K]?: VariableValue }>(message: T, key: K): T {
  const value = message[key];
  const masked = value && maskFields(value, MASK);
  return masked === value ? message : { ...message, [key]: masked };
}

function ofNodeRun(nodeRun: NodeRun): NodeRun {
  const { nodeType } = nodeRun;
  if (nodeType.case === 'externalEvent') {
    const { maskCorrelationKey, correlationKey } = nodeType.value;
    if (!maskCorrelationKey || correlationKey === undefined) return nodeRun;
    const value = { ...nodeType.value, correlationKey: MASK };
    return { ...nodeRun, nodeType: { case: 'externalEvent', value } };
  }
  return nodeRun;
}

function ofTaskRun(taskRun: TaskRun): TaskRun {
  const ofInput = (input: VarNameAndVal): VarNameAndVal =>
    input.masked ? { ...input, value: strValue(MASK) } : withValue(input, 'value');
  const ofAttempt = (attempt: TaskAttempt): TaskAttempt =>
    attempt.maskedValue && attempt.result.case === 'output'
      ? { ...attempt, result: { case: 'output', value: strValue(MASK) } }
      : attempt;
  const inputVariables = taskRun.inputVariables.map(ofInput);
  return { ...taskRun, inputVariables, attempts: taskRun.attempts.map(ofAttempt) };
}

function ofUserTaskRun(run: UserTaskRun): UserTaskRun {
  const results = Object.entries(run.results).map(
    ([name, value]) => [name, maskFields(value, MASK)] as const,
  );
  return { ...run, results: Object.fromEntries(results) };
}
