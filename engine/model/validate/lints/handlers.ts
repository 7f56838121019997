/** Failure handlers that name a missing thread, or that are never tried because an earlier one catches all they would. */
import type { FailureHandlerDef } from '../../document/node.ts';
import type { Problem } from '../../document/problem.ts';
import { isErrorType } from '../names.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import type { ProblemCode } from '../../document/problem-code.ts';

/** Whether everything that `later` would catch is caught by `earlier`. */
function covers(earlier: FailureHandlerDef, later: FailureHandlerDef): boolean {
  if (earlier.failure !== undefined) return earlier.failure === later.failure;
  if (earlier.anyOf === undefined) return true;
  if (later.anyOf !== undefined) return later.anyOf === earlier.anyOf;
  return later.failure !== undefined && isErrorType(later.failure) === (earlier.anyOf === 'ERROR');
}

export const lintHandlers: ThreadLint = (thread, { drawing }) => {
  const threads = new Set(drawing.workflow.threads.map((each) => each.name));
  const problems: Problem[] = [];
  for (const node of thread.nodes) {
    const lists = [
      ['onFailure', node.onFailure],
      ['onThreadFailure', node.kind === 'wait-for-threads' ? (node.onThreadFailure ?? []) : []],
    ] as const;
    for (const [field, handlers] of lists)
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
      });
  }
  return problems;
};
