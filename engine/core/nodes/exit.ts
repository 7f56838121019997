/** EXIT: fails the ThreadRun, or ends it once its children have ended (littlehorse.md §4.2, §11 rows 21 and 22). */
import { indexOf } from '../aggregate-index.ts';
import { isFailed } from '../lifecycle.ts';
import { error, exception } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { nullValue } from '../values/null-value.ts';
import {
  COMPLETE,
  fail,
  LOOK,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

type FailureDef = Extract<NodeOf<'exit'>['result'], { case: 'failureDef' }>['value'];

/**
 * Does not wait for children. Without content the Failure holds an explicit NULL (§5.1); so it does when the content can't
 * be had, which the message then says (observed on 1.2.1).
 */
function failWith({ failureName, message, content }: FailureDef, { scope }: Visit): Outcome {
  const value = content && evaluate(content, scope);
  if (value?.ok !== false) return fail(exception(failureName, message, value?.value ?? nullValue()));
  const warning = `WARNING: Unable to assign output content: ${value.error.message}`;
  return fail(exception(failureName, `${message}\n\n${warning}`, nullValue()));
}

/** Children of this ThreadRun that failed, and nobody handled it; a handler, too, if its ThreadRun was rescued. */
function failedChildren({ state, thread }: Visit): number[] {
  const { threads } = indexOf(state);
  const handled = new Set(thread.handledFailedChildren);
  return [...new Set(thread.childThreadIds)].filter((number) => {
    const child = threads.get(number);
    return child !== undefined && isFailed(child.status) && !handled.has(number);
  });
}

/** The return content is evaluated when the children have ended: it sees what they did (observed on 1.2.1). */
function advance(visit: Visit, { result }: NodeOf<'exit'>): Outcome {
  if (result.case === 'failureDef') return failWith(result.value, visit);
  const { step, state, thread, at, scope } = visit;
  if ((indexOf(state).movingChildren.get(thread.number)?.size ?? 0) > 0) return WAIT;
  const failed = failedChildren(visit);
  if (failed.length > 0) {
    return fail(error('CHILD_FAILURE', `Child thread (or threads) failed: ${failed.join(', ')}`));
  }
  if (result.case !== 'returnContent') return COMPLETE;
  const output = evaluate(result.value, scope);
  if (!output.ok)
    return fail(error('VAR_ERROR', `Failed calculating threadRun output: ${output.error.message}`));
  step.emit(state.id, 'thread-run-output-set', { thread: at.thread, output: output.value });
  return COMPLETE;
}

export const exit: NodeBehaviour<'exit'> = { kind: 'exit', arrive: () => LOOK, advance };
