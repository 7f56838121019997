/** Nodes of each kind in few words, for `aThread().then(name, node)`. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import type { UTActionTriggerSchema, VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { type Node, NodeSchema, WaitForThreadsStrategy } from '#api/gen/wf_spec_pb.js';
import { lit } from './expressions.ts';
import type { FailureHandlerDef } from '#api/gen/wf_spec_pb.js';

type Inputs = Readonly<Record<string, VariableAssignment>>;

const node = (init: MessageInitShape<typeof NodeSchema>['node']): Node['node'] =>
  create(NodeSchema, { node: init }).node;

interface TaskOptions {
  readonly retries?: number;
  readonly timeoutSeconds?: number;
  readonly backoff?: { readonly baseMs: number; readonly factor: number; readonly maxMs: number };
}

export const task = (
  name: string | VariableAssignment,
  args: readonly VariableAssignment[] = [],
  { retries, timeoutSeconds, backoff }: TaskOptions = {},
): Node['node'] =>
  node({
    case: 'task',
    value: {
      taskToExecute:
        typeof name === 'string'
          ? { case: 'taskDefId', value: { name } }
          : { case: 'dynamicTask', value: name },
      variables: [...args],
      retries,
      timeoutSeconds,
      exponentialBackoff: backoff && {
        baseIntervalMs: backoff.baseMs,
        maxDelayMs: BigInt(backoff.maxMs),
        multiplier: backoff.factor,
      },
    },
  });

export const nop = (): Node['node'] => node({ case: 'nop', value: {} });
export const exit = (returns?: VariableAssignment): Node['node'] =>
  node({ case: 'exit', value: returns ? { result: { case: 'returnContent', value: returns } } : {} });
export const failWith = (failureName: string, message = '', content?: VariableAssignment): Node['node'] =>
  node({
    case: 'exit',
    value: { result: { case: 'failureDef', value: { failureName, message, content } } },
  });

export const waitForEvent = (
  name: string,
  options: { readonly timeout?: number | VariableAssignment; readonly key?: VariableAssignment } = {},
): Node['node'] =>
  node({
    case: 'externalEvent',
    value: {
      externalEventDefId: { name },
      timeoutSeconds: typeof options.timeout === 'number' ? lit(options.timeout) : options.timeout,
      correlationKey: options.key,
    },
  });

export const sleepSeconds = (seconds: VariableAssignment): Node['node'] =>
  node({ case: 'sleep', value: { sleepLength: { case: 'rawSeconds', value: seconds } } });
export const sleepUntil = (instant: VariableAssignment): Node['node'] =>
  node({ case: 'sleep', value: { sleepLength: { case: 'timestamp', value: instant } } });

export const startThread = (threadSpecName: string, variables: Inputs = {}): Node['node'] =>
  node({ case: 'startThread', value: { threadSpecName, variables } });
export const startForEach = (
  threadSpecName: string,
  iterable: VariableAssignment,
  variables: Inputs = {},
): Node['node'] => node({ case: 'startMultipleThreads', value: { threadSpecName, iterable, variables } });

export const waitForThreads = (
  threads: readonly VariableAssignment[] | VariableAssignment,
  strategy: keyof typeof WaitForThreadsStrategy = 'WAIT_FOR_ALL',
  perThreadFailureHandlers: readonly FailureHandlerDef[] = [],
): Node['node'] =>
  node({
    case: 'waitForThreads',
    value: {
      threadsToWaitFor: Array.isArray(threads)
        ? {
            case: 'threads',
            value: {
              threads: (threads as VariableAssignment[]).map((threadRunNumber) => ({ threadRunNumber })),
            },
          }
        : { case: 'threadList', value: threads as VariableAssignment },
      strategy: WaitForThreadsStrategy[strategy],
      perThreadFailureHandlers: [...perThreadFailureHandlers],
    },
  });

export const waitForCondition = (condition: VariableAssignment): Node['node'] =>
  node({ case: 'waitForCondition', value: { nodeCondition: { case: 'condition', value: condition } } });

export const throwEvent = (name: string, content?: VariableAssignment): Node['node'] =>
  node({ case: 'throwEvent', value: { eventDefId: { name }, content } });

export const runChild = (wfSpec: string | VariableAssignment, inputs: Inputs = {}): Node['node'] =>
  node({
    case: 'runChildWf',
    value: {
      wfSpec:
        typeof wfSpec === 'string'
          ? { case: 'wfSpecName', value: wfSpec }
          : { case: 'wfSpecVar', value: wfSpec },
      majorVersion: -1,
      inputs,
    },
  });
export const waitForChild = (childWfRunId: VariableAssignment): Node['node'] =>
  node({ case: 'waitForChildWf', value: { childWfRunId } });

interface UserTaskOptions {
  readonly user?: VariableAssignment;
  readonly group?: VariableAssignment;
  readonly notes?: VariableAssignment;
  readonly onCancel?: VariableAssignment;
  readonly actions?: readonly MessageInitShape<typeof UTActionTriggerSchema>[];
}

export const userTask = (userTaskDefName: string, options: UserTaskOptions): Node['node'] =>
  node({
    case: 'userTask',
    value: {
      userTaskDefName,
      userId: options.user,
      userGroup: options.group,
      notes: options.notes,
      onCancellationExceptionName: options.onCancel,
      actions: [...(options.actions ?? [])],
    },
  });
