/** Threads that nothing starts, that handle nothing and interrupt nothing. */
import type { WorkflowDocument } from '../../document/workflow.ts';
import type { Problem } from '../../document/problem.ts';
import { descendants } from '../../rules/thread-family.ts';

export function lintUnusedThreads(workflow: WorkflowDocument): readonly Problem[] {
  const running = descendants(workflow.threads, workflow.entrypoint);
  return workflow.threads
    .filter((thread) => !running.has(thread.name))
    .map((thread) => ({
      code: 'thread-never-runs',
      severity: 'warning',
      message: `Nothing runs thread “${thread.name}”; start it from a node, let it handle a failure or an interrupt, or take it away.`,
      place: { thread: thread.name },
    }));
}
