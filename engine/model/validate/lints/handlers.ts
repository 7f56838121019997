/**
 * Failure handlers that name a missing thread, that wait for a failure which their node can't have, or that are never tried
 * because an earlier one catches all they would.
 */
import type { FailureHandlerDef, Node } from '../../document/node.ts';
import type { ProblemCode } from '../../document/problem-code.ts';
import type { Problem } from '../../document/problem.ts';
import { isErrorType } from '../names.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import { canOccur, namesCaughtBy, possibleFailures } from './possible-failures.ts';

/** Whether everything that `later` would catch is caught by `earlier`. */
export function covers(earlier: FailureHandlerDef, later: FailureHandlerDef): boolean {
  if (earlier.failure !== undefined)
    return later.failure !== undefined && namesCaughtBy(earlier.failure).includes(later.failure);
  if (earlier.anyOf === undefined) return true;
  if (later.anyOf !== undefined) return later.anyOf === earlier.anyOf;
  return later.failure !== undefined && isErrorType(later.failure) === (earlier.anyOf === 'ERROR');
}

/** `exception “card-declined”`, `TIMEOUT`, … */
export const failureWords = ({ failure, anyOf }: FailureHandlerDef): string => {
  if (failure !== undefined) return isErrorType(failure) ? failure : `exception “${failure}”`;
  return anyOf === undefined ? 'any failure' : `any ${anyOf}`;
};

/** Both lists of a node's handlers, each with its field's name. */
const listsOf = (node: Node): readonly (readonly [string, readonly FailureHandlerDef[]])[] => [
  ['onFailure', node.onFailure],
  ['onThreadFailure', node.kind === 'wait-for-threads' ? (node.onThreadFailure ?? []) : []],
];

export const lintHandlers: ThreadLint = (thread, { drawing }) => {
  const threads = new Set(drawing.workflow.threads.map((each) => each.name));
  const problems: Problem[] = [];
  for (const node of thread.nodes)
    for (const [field, handlers] of listsOf(node))
      handlers.forEach((handler, index) => {
        const report = (code: ProblemCode, message: string) =>
          problems.push(nodeProblem(code, 'warning', message, thread.name, node.name, `${field}/${index}`));
        if (!threads.has(handler.run))
          report(
            'handler-thread-missing',
            `A failure of “${node.name}” is to be handled by thread “${handler.run}”, which is not there; add the thread or choose another one.`,
          );
        if (handlers.slice(0, index).some((earlier) => covers(earlier, handler)))
          report(
            'handler-never-tried',
            `The handler “${handler.run}” of “${node.name}” never runs, because one before it catches the same failures; move it up or take it away.`,
          );
        if (field === 'onFailure' && !canOccur(handler, possibleFailures(node, thread)))
          report(
            'handler-of-impossible-failure',
            `“${node.name}” can't have the failure that “${handler.run}” handles, ${failureWords(handler)}; choose a failure that it can have, or take the handler away.`,
          );
      });
  return problems;
};
