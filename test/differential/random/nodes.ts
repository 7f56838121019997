/** Random nodes, one function a kind: what each needs of its thread stands in `ThreadContext`. */
import type { Chance } from './chance.ts';
import { assignment, condition, type Scope } from './expressions.ts';
import { children, eventDefs, interruptDefs, taskDefs, workflowEventDefs } from './library.ts';
import type { Json, Type } from './types.ts';
import { anyType } from './types.ts';

export interface ThreadPlan {
  readonly name: string;
  /** Has no variables but INPUT, as interrupt handlers must be. */
  readonly isBare: boolean;
  readonly variables: { name: string; type: Type; required: boolean; masked: boolean; hasDefault: boolean }[];
  readonly input?: Type;
  readonly returns?: Type;
}

export interface ThreadContext {
  /** Declares no variables. */
  readonly isBare: boolean;
  readonly chance: Chance;
  readonly scope: Scope & {
    outputs: { node: string; type: Type }[];
    variables: { name: string; type: Type }[];
  };
  /** Threads that this one may start, also as handlers. */
  readonly below: readonly ThreadPlan[];
  /** Variables of this thread that hold numbers of ThreadRuns, and lists of them. */
  readonly numbers: string[];
  readonly lists: string[];
  /** A variable that a node needs for itself; its full name. */
  readonly declare: (name: string, type: Type) => string;
}

export interface MadeNode {
  readonly node: Json;
  readonly output?: Type;
  /** A variable that gets the output on the way out. */
  readonly keepIn?: string;
}

export const FAILURES = ['oops', 'bad-thing'];
const ERRORS = [
  'CHILD_FAILURE',
  'VAR_SUB_ERROR',
  'TASK_FAILURE',
  'TASK_ERROR',
  'VAR_ERROR',
  'VAR_MUTATION_ERROR',
];

export function failureHandlers({ chance, below }: ThreadContext): Json[] {
  if (below.length === 0) return [];
  return Array.from({ length: chance.between(1, 2) }, () => {
    const handlerSpecName = chance.pick(below).name;
    return chance.weighted<() => Json>([
      [3, () => ({ handlerSpecName, specificFailure: chance.pick(FAILURES) })],
      [3, () => ({ handlerSpecName, specificFailure: chance.pick(ERRORS) })],
      [2, () => ({ handlerSpecName, anyFailureOfType: 'FAILURE_TYPE_ERROR' })],
      [2, () => ({ handlerSpecName, anyFailureOfType: 'FAILURE_TYPE_EXCEPTION' })],
      [4, () => ({ handlerSpecName })],
    ])();
  });
}

const inputsOf = ({ chance, scope }: ThreadContext, thread: ThreadPlan): Json =>
  Object.fromEntries(
    thread.variables
      .filter(({ required }) => required || chance.is(30))
      .map(({ name, type }) => [name, assignment(chance, type, scope, 1)]),
  );

function task({ chance, scope }: ThreadContext): MadeNode {
  const name = chance.pick(Object.keys(taskDefs));
  const { inputs, returns } = taskDefs[name]!;
  const isDynamic = chance.is(5);
  return {
    node: {
      task: {
        ...(isDynamic
          ? { dynamicTask: { literalValue: { str: chance.is(80) ? name : 't-none' } } }
          : { taskDefId: { name } }),
        variables: inputs.map((type) => assignment(chance, type, scope)),
        ...(chance.is(25) && { retries: chance.between(1, 2) }),
      },
    },
    output: isDynamic ? undefined : returns,
  };
}

function externalEvent({ chance }: ThreadContext): MadeNode {
  const name = chance.is(1) ? chance.pick(Object.keys(interruptDefs)) : chance.pick(Object.keys(eventDefs));
  const timeout: Json = chance.is(15) ? { timeoutSeconds: { literalValue: { int: '900' } } } : {};
  return { node: { externalEvent: { externalEventDefId: { name }, ...timeout } }, output: eventDefs[name] };
}

function startThread(context: ThreadContext): MadeNode | undefined {
  const { chance, below, numbers, declare, isBare } = context;
  if (below.length === 0 || isBare) return undefined;
  const thread = chance.pick(below);
  const keepIn = declare('thread', 'INT');
  numbers.push(keepIn);
  return {
    node: { startThread: { threadSpecName: thread.name, variables: inputsOf(context, thread) } },
    output: 'INT',
    keepIn,
  };
}

function startMultipleThreads(context: ThreadContext): MadeNode | undefined {
  const { chance, below, lists, scope, declare, isBare } = context;
  if (below.length === 0 || isBare) return undefined;
  const thread = below.find(({ input }) => input === 'INT') ?? chance.pick(below);
  const keepIn = declare('list', 'JSON_ARR');
  lists.push(keepIn);
  const iterable: Json = chance.is(70)
    ? { literalValue: { jsonArr: chance.pick(['[1,2]', '[]', '[5]', '[1,2,3]', '[1,"x"]']) } }
    : assignment(chance, chance.pick(['JSON_ARR', 'INTS']), scope, 1);
  const variables = inputsOf(context, thread);
  return {
    node: { startMultipleThreads: { threadSpecName: thread.name, variables, iterable } },
    output: 'JSON_ARR',
    keepIn,
  };
}

function waitForThreads(context: ThreadContext): MadeNode | undefined {
  const { chance, numbers, lists } = context;
  if (numbers.length + lists.length === 0) return undefined;
  const strategy = chance.pick(['WAIT_FOR_ALL', 'WAIT_FOR_ALL', 'WAIT_FOR_FIRST', 'WAIT_FOR_ANY']);
  const useList = lists.length > 0 && (numbers.length === 0 || chance.is(50));
  const chosen = numbers.filter(() => chance.is(75));
  const names = chosen.length > 0 ? chosen : numbers.slice(0, 1);
  return {
    node: {
      waitForThreads: {
        ...(useList
          ? { threadList: { variableName: chance.pick(lists) } }
          : { threads: { threads: names.map((variableName) => ({ threadRunNumber: { variableName } })) } }),
        strategy,
        ...(chance.is(35) && { perThreadFailureHandlers: failureHandlers(context) }),
      },
    },
  };
}

function throwEvent({ chance, scope }: ThreadContext): MadeNode {
  const name = chance.pick(Object.keys(workflowEventDefs));
  return {
    node: {
      throwEvent: { eventDefId: { name }, content: assignment(chance, workflowEventDefs[name]!, scope) },
    },
  };
}

const waitForCondition = ({ chance, scope }: ThreadContext): MadeNode => ({
  node: { waitForCondition: { condition: condition(chance, scope) } },
});

const sleep = ({ chance }: ThreadContext): MadeNode => ({
  node: {
    sleep: chance.pick<Json>([
      { rawSeconds: { literalValue: { int: '0' } } },
      { timestamp: { literalValue: { int: '1000' } } },
      { isoDate: { literalValue: { str: '2020-01-02T03:04:05Z' } } },
    ]),
  },
});

function userTask({ chance, scope }: ThreadContext): MadeNode {
  const who = (): Json => assignment(chance, 'STR', scope, 2);
  const sure: Json = { literalValue: { str: chance.pick(['ada', 'bob']) } };
  return {
    node: {
      userTask: {
        userTaskDefName: 'form',
        ...(chance.is(70) && { userId: chance.is(70) ? sure : who() }),
        ...(chance.is(70) && { userGroup: { literalValue: { str: 'team' } } }),
        ...(chance.is(30) && { notes: who() }),
        ...(chance.is(30) && {
          onCancellationExceptionName: { literalValue: { str: chance.pick(FAILURES) } },
        }),
      },
    },
    output: 'JSON_OBJ',
  };
}

function runChildWf({ chance, scope, declare, isBare }: ThreadContext): MadeNode | undefined {
  if (isBare) return undefined;
  const name = chance.pick(Object.keys(children));
  const inputs = Object.fromEntries(
    Object.entries(children[name]!.inputs).map(([each, type]) => [each, assignment(chance, type, scope, 1)]),
  );
  const keepIn = declare('child', 'WF_RUN_ID');
  return {
    node: { runChildWf: { wfSpecName: name, majorVersion: -1, inputs } },
    output: 'WF_RUN_ID',
    keepIn,
  };
}

function waitForChildWf({ chance, scope }: ThreadContext): MadeNode | undefined {
  const nodes = scope.outputs.filter(({ type }) => type === 'WF_RUN_ID');
  if (nodes.length === 0) return undefined;
  const { node: childWfRunSourceNode } = chance.pick(nodes);
  const childWfRunId: Json = { nodeOutput: { nodeName: childWfRunSourceNode } };
  return { node: { waitForChildWf: { childWfRunId, childWfRunSourceNode } } };
}

const kinds: readonly (readonly [number, string, (context: ThreadContext) => MadeNode | undefined])[] = [
  [10, 'task', task],
  [4, 'event', externalEvent],
  [5, 'spawn', startThread],
  [2, 'each', startMultipleThreads],
  [6, 'join', waitForThreads],
  [2, 'throw', throwEvent],
  [1, 'until', waitForCondition],
  [0.7, 'sleep', sleep],
  [2, 'user', userTask],
  [1.5, 'child', runChildWf],
  [3, 'await', waitForChildWf],
];

/** A node that can fail, and its kind; undefined where that kind makes no sense here. */
export function anyNode(context: ThreadContext): (MadeNode & { readonly kind: string }) | undefined {
  const [, kind, make] = context.chance.weighted(kinds.map((each) => [each[0], each] as const));
  const made = make(context);
  return made === undefined ? undefined : { kind, ...made };
}

/** An EXIT that fails the thread. */
export const failingExit = ({ chance, scope }: ThreadContext): Json => ({
  exit: {
    failureDef: {
      failureName: chance.pick(FAILURES),
      message: 'as drawn',
      ...(chance.is(60) && { content: assignment(chance, anyType(chance), scope, 1) }),
    },
  },
});
