/** START_MULTIPLE_THREADS: one child ThreadRun for each element of a list; its output is the list of numbers. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ThreadType } from '#api/gen/wf_run_pb.js';
import { error } from '../threads/failure.ts';
import { tooManyThreads } from '../threads/thread-limit.ts';
import { startThreadRun } from '../threads/start-thread-run.ts';
import { noInputsFor, resolveThreadInputs } from '../threads/thread-inputs.ts';
import { elementsOf } from '../threads/elements-of.ts';
import { evaluate } from '../values/evaluate.ts';
import { jsonArrValue, typeNameOf } from '../values/variable-value.ts';
import {
  COMPLETE,
  fail,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
} from './node-behaviour.ts';

function startAll(
  { step, state, thread, at, scope }: Visit,
  { threadSpecName, variables }: NodeOf<'startMultipleThreads'>,
  elements: readonly VariableValue[],
): Outcome {
  const spec = step.threadSpec(state, threadSpecName, thread);
  if (spec === undefined) return fail(error('VAR_SUB_ERROR', `There is no ThreadSpec ${threadSpecName}.`));
  const takesElement = spec.variableDefs.some(({ varDef }) => varDef?.name === 'INPUT');
  for (const element of elements) {
    const input = new Map(takesElement ? [['INPUT', element]] : []);
    const inputs = resolveThreadInputs(threadSpecName, spec, variables, scope, input);
    // Those that were started are halted as any child of a ThreadRun that fails (littlehorse.md §11, row 30: HALTED).
    if (!inputs.ok) return fail(inputs.error);
    const { thread: parent, position: startedAt } = at;
    const child = { threadSpecName, type: ThreadType.CHILD, parent, startedAt, inputs: inputs.value };
    startThreadRun(step, state, child);
  }
  return COMPLETE;
}

export const startMultipleThreads: NodeBehaviour<'startMultipleThreads'> = {
  kind: 'start-multiple-threads',
  startsThread: ({ threadSpecName }) => threadSpecName,
  arrive: (visit, node) => {
    if (node.iterable === undefined) return fail(error('VAR_SUB_ERROR', 'No list is given.'));
    const list = evaluate(node.iterable, visit.scope);
    if (!list.ok) return fail(noInputsFor('thread', list.error.message));
    const elements = elementsOf(list.value);
    if (elements === undefined) {
      const message = `Iterable must be ARRAY or JSON_ARR, got ${typeNameOf(list.value)}`;
      return fail(noInputsFor('thread', message));
    }
    const limit = tooManyThreads(visit.state, elements.length);
    return limit === undefined ? startAll(visit, node, elements) : fail(limit);
  },
  advance: () => COMPLETE,
  output: (_step, _state, { nodeType }) =>
    nodeType.case === 'startMultipleThreads'
      ? jsonArrValue(`[${nodeType.value.childThreadIds.join(',')}]`)
      : undefined,
};
