/** All lints of a workflow, one after another. */
import type { Problem } from '../../document/problem.ts';
import { lintEdges } from './edges.ts';
import { lintHandlers } from './handlers.ts';
import type { LintContext, ThreadLint } from './lint.ts';
import { lintMasked } from './masked.ts';
import { lintOutputs } from './outputs.ts';
import { lintPaths } from './paths.ts';
import { lintUnusedThreads } from './unused-threads.ts';
import { lintVariables } from './variables.ts';
import { lintVisibility } from './visibility.ts';
import { lintWaits } from './waits.ts';

const threadLints: readonly ThreadLint[] = [
  lintVariables,
  lintPaths,
  lintEdges,
  lintHandlers,
  lintWaits,
  lintOutputs,
  lintMasked,
  lintVisibility,
];

export const allLints = (context: LintContext): readonly Problem[] => [
  ...lintUnusedThreads(context.drawing.workflow),
  ...context.drawing.workflow.threads.flatMap((thread) =>
    threadLints.flatMap((lint) => lint(thread, context)),
  ),
];
