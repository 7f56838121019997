/** The Failure of a USER_TASK NodeRun whose UserTaskRun is cancelled (littlehorse.md §7.2). */
import type { Visit } from '../nodes/node-behaviour.ts';
import { resolveText } from '../nodes/user-task.ts';
import { error, exception, type FailureGiven } from '../threads/failure.ts';

// As 1.2.1 says it.
const MESSAGE = 'User task cancelled';

/** The Node's own EXCEPTION when it names one, else USER_TASK_CANCELLED. */
export function failureOfCancelled({ node: { node }, scope }: Visit): FailureGiven {
  const given = node.case === 'userTask' ? node.value.onCancellationExceptionName : undefined;
  const name = resolveText(given, scope);
  if (!name.ok) return name.error;
  return name.value ? exception(name.value, MESSAGE) : error('USER_TASK_CANCELLED', MESSAGE);
}
