/** EXIT: fails the ThreadRun, or ends it once its children have ended (littlehorse.md §4.2, §11 rows 21 and 22). */
import { ThreadType } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { isFailed } from '../lifecycle.ts';
import { error, exception } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { nullValue } from '../values/null-value.ts';
import {
  COMPLETE,
  fail,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

type FailureDef = Extract<NodeOf<'exit'>['result'], { case: 'failureDef' }>['value'];

/** Does not wait for children. Without content the Failure holds an explicit NULL (§5.1). */
function failWith({ failureName, message, content }: FailureDef, { scope }: Visit): Outcome {
  const value = content && evaluate(content, scope);
  if (value?.ok === false)
    return fail(error('VAR_SUB_ERROR', `Content of the failure: ${value.error.message}`));
  return fail(exception(failureName, message, value?.value ?? nullValue()));
}

function advance({ state, thread }: Visit): Outcome {
  const { liveChildren, threads } = indexOf(state);
  if ((liveChildren.get(thread.number)?.size ?? 0) > 0) return WAIT;
  const handled = new Set(thread.handledFailedChildren);
  const failed = [...new Set(thread.childThreadIds)].filter((number) => {
    const child = threads.get(number);
    const isOwn = child?.type === ThreadType.CHILD && isFailed(child.status);
    return isOwn && !handled.has(number);
  });
  if (failed.length === 0) return COMPLETE;
  return fail(error('CHILD_FAILURE', `Child ThreadRuns failed and nobody handled it: ${failed.join(', ')}.`));
}

export const exit: NodeBehaviour<'exit'> = {
  kind: 'exit',
  arrive: (visit, { result }) => {
    if (result.case === 'failureDef') return failWith(result.value, visit);
    if (result.case === 'returnContent') {
      const output = evaluate(result.value, visit.scope);
      if (!output.ok) return fail(error('VAR_ERROR', `Return content: ${output.error.message}`));
      const { step, state, at } = visit;
      step.emit(state.id, 'thread-run-output-set', { thread: at.thread, output: output.value });
    }
    return advance(visit);
  },
  advance,
};
