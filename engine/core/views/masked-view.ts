/**
 * What clients may see of stored entities: masked values are `*****` (littlehorse.md §3.2), and so are masked fields of
 * Structs in outputs, in contents of events and failures and in inputs of child WfRuns (asked of 1.2.1). Workers, and
 * who awaits a WorkflowEvent, get plain text.
 */
import type { Message } from '@bufbuild/protobuf';
import type { CorrelatedEvent, ExternalEvent } from '#api/gen/external_event_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { TaskAttempt, TaskRun, VarNameAndVal } from '#api/gen/task_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { Variable } from '#api/gen/variable_pb.js';
import type { ThreadRun, WfRun } from '#api/gen/wf_run_pb.js';
import type { WorkflowEvent } from '#api/gen/workflow_event_pb.js';
import { strValue } from '../values/variable-value.ts';
import { maskFields } from './mask-fields.ts';

const MASK = '*****';

/**
 * The view of what belongs to a WfRun; any other message is given back as it is. Where nothing is masked the view is the
 * message itself, so it must be read before the next command.
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
    case 'littlehorse.WfRun':
      return ofWfRun(message as Message as WfRun) as Message as T;
    case 'littlehorse.ThreadRun':
      return withValue(message as Message as ThreadRun, 'output') as Message as T;
    case 'littlehorse.ExternalEvent':
    case 'littlehorse.WorkflowEvent':
    case 'littlehorse.CorrelatedEvent':
      return withValue(
        message as Message as ExternalEvent | WorkflowEvent | CorrelatedEvent,
        'content',
      ) as Message as T;
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

/** The same list when nothing in it is another. */
function each<T>(list: T[], view: (item: T) => T): T[] {
  const seen = list.map(view);
  return seen.every((item, index) => item === list[index]) ? list : seen;
}

function ofWfRun(wfRun: WfRun): WfRun {
  const threadRuns = each(wfRun.threadRuns, (thread) => withValue(thread, 'output'));
  return threadRuns === wfRun.threadRuns ? wfRun : { ...wfRun, threadRuns };
}

const ofValues = (values: Readonly<Record<string, VariableValue>>): Record<string, VariableValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, maskFields(value, MASK)]));

function ofNodeRun(nodeRun: NodeRun): NodeRun {
  const failures = each(nodeRun.failures, (failure) => withValue(failure, 'content'));
  const seen = failures === nodeRun.failures ? nodeRun : { ...nodeRun, failures };
  const { nodeType } = nodeRun;
  if (nodeType.case === 'externalEvent') {
    const { maskCorrelationKey, correlationKey } = nodeType.value;
    if (!maskCorrelationKey || correlationKey === undefined) return seen;
    const value = { ...nodeType.value, correlationKey: MASK };
    return { ...seen, nodeType: { case: 'externalEvent', value } };
  }
  if (nodeType.case === 'runChildWf') {
    const value = { ...nodeType.value, inputs: ofValues(nodeType.value.inputs) };
    return { ...seen, nodeType: { case: 'runChildWf', value } };
  }
  return seen;
}

function ofTaskRun(taskRun: TaskRun): TaskRun {
  const ofInput = (input: VarNameAndVal): VarNameAndVal =>
    input.masked ? { ...input, value: strValue(MASK) } : withValue(input, 'value');
  const ofAttempt = (attempt: TaskAttempt): TaskAttempt => {
    const { maskedValue, result } = attempt;
    if (result.case !== 'output') return attempt;
    const value = maskedValue ? strValue(MASK) : maskFields(result.value, MASK);
    return value === result.value ? attempt : { ...attempt, result: { case: 'output', value } };
  };
  const inputVariables = taskRun.inputVariables.map(ofInput);
  return { ...taskRun, inputVariables, attempts: taskRun.attempts.map(ofAttempt) };
}

function ofUserTaskRun(run: UserTaskRun): UserTaskRun {
  return { ...run, results: ofValues(run.results) };
}
