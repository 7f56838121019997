/**
 * EXCEPTIONs that a workflow itself declares (an exit with a failure in a child thread, a user task that is cancelled) and
 * that nothing handles where they arrive: then they end the thread that waits, and in the end the WfRun.
 */
import type { FailureHandlerDef, Node, WaitForThreadsNode } from '../../document/node.ts';
import type { Problem } from '../../document/problem.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { isErrorType } from '../names.ts';
import { covers } from './handlers.ts';
import { type LintContext, nodeProblem, type ThreadLint } from './lint.ts';
import { literalText } from './literal-text.ts';
import { usedInThread } from './used-names.ts';

export const lintExceptions: ThreadLint = (thread, context) =>
  thread.nodes.flatMap((node) => {
    if (node.kind === 'user-task') return cancelled(node.onCancel, node, thread);
    // WAIT_FOR_ANY puts up with failures (§6.6).
    if (node.kind === 'wait-for-threads' && node.strategy !== 'WAIT_FOR_ANY')
      return waitedFor(node, thread, context);
    return [];
  });

const isHandled = (failure: string, handlers: readonly FailureHandlerDef[]): boolean =>
  handlers.some((handler) => covers(handler, { run: '', failure }));

function cancelled(onCancel: string | undefined, node: Node, thread: ThreadSpec): readonly Problem[] {
  const failure = onCancel === undefined ? undefined : literalText(onCancel);
  if (failure === undefined || isHandled(failure, node.onFailure)) return [];
  return [
    nodeProblem(
      'exception-without-handler',
      'info',
      `When “${node.name}” is cancelled it fails with exception “${failure}”, which ends the thread; add a handler if it is to go on.`,
      thread.name,
      node.name,
      'onCancel',
    ),
  ];
}

function waitedFor(node: WaitForThreadsNode, thread: ThreadSpec, context: LintContext): readonly Problem[] {
  const handlers = [...(node.onThreadFailure ?? []), ...node.onFailure];
  return waitedThreads(node, thread).flatMap((name) => {
    const child = context.drawing.workflow.threads.find((each) => each.name === name);
    const thrown = new Set(child?.nodes.flatMap(exceptionOf));
    return [...thrown]
      .filter((failure) => !isHandled(failure, handlers))
      .map((failure) =>
        nodeProblem(
          'exception-without-handler',
          'info',
          `Thread “${name}”, for which “${node.name}” waits, can end with exception “${failure}”, which then ends this thread too; add a handler if it is to go on.`,
          thread.name,
          node.name,
          'onFailure',
        ),
      );
  });
}

const exceptionOf = (node: Node): readonly string[] =>
  node.kind === 'exit' && node.fail !== undefined && !isErrorType(node.fail.name) ? [node.fail.name] : [];

/** Threads that a node waits for, as far as its expressions tell: `output(start)`, or a variable that was given that. */
function waitedThreads(node: WaitForThreadsNode, thread: ThreadSpec): readonly string[] {
  const { uses } = usedInThread(thread);
  const sources = new Set<string>();
  for (const use of uses) {
    if (use.node !== node || use.field.startsWith('next/')) continue;
    for (const source of use.nodes) sources.add(source);
    for (const variable of use.variables)
      for (const other of uses)
        if (other.written === variable) for (const source of other.nodes) sources.add(source);
  }
  const started = thread.nodes.flatMap((each) =>
    (each.kind === 'start-thread' || each.kind === 'start-multiple-threads') && sources.has(each.name)
      ? [each.thread]
      : [],
  );
  return [...new Set(started)];
}
