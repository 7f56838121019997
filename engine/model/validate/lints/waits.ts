/** Waits for an event that may last for ever. */
import { nodeProblem, type ThreadLint } from './lint.ts';

export const lintWaits: ThreadLint = (thread) =>
  thread.nodes.flatMap((node) =>
    node.kind === 'external-event' && node.timeout === undefined
      ? nodeProblem(
          'wait-without-timeout',
          'info',
          `“${node.name}” waits for “${node.event}” for ever; set a time-out if it may never come.`,
          thread.name,
          node.name,
          'timeout',
        )
      : [],
  );
