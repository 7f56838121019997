/** All lints of a workflow, one after another. */
import type { Problem } from '../../document/problem.ts';
import { lintEdges } from './edges.ts';
import { lintExceptions } from './exceptions.ts';
import { lintHandlers } from './handlers.ts';
import type { LintContext, ThreadLint } from './lint.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { lintMasked } from './masked.ts';
import { lintOutputs } from './outputs.ts';
import { lintPaths } from './paths.ts';
import { lintShadowingDefinitions, lintShadowingInputs } from './shadows.ts';
import { lintCarriedDefinitions } from './unused-definitions.ts';
import { lintUnusedThreads } from './unused-threads.ts';
import { lintVariables } from './variables.ts';
import { lintVisibility } from './visibility.ts';
import { lintWaits } from './waits.ts';

/** Look at nothing but the thread, so their answer is kept per immutable thread. */
const ownLints: readonly ThreadLint[] = [lintPaths, lintEdges, lintWaits];

const otherLints: readonly ThreadLint[] = [
  lintVariables,
  lintHandlers,
  lintExceptions,
  lintShadowingInputs,
  lintOutputs,
  lintMasked,
  lintVisibility,
];

const known = new WeakMap<ThreadSpec, readonly Problem[]>();

function ownProblems(thread: ThreadSpec, context: LintContext): readonly Problem[] {
  const present = known.get(thread);
  if (present !== undefined) return present;
  const problems = ownLints.flatMap((lint) => lint(thread, context));
  known.set(thread, problems);
  return problems;
}

export const allLints = (context: LintContext): readonly Problem[] => [
  ...lintUnusedThreads(context.drawing.workflow),
  ...lintShadowingDefinitions(context.drawing),
  ...lintCarriedDefinitions(context.drawing),
  ...context.drawing.workflow.threads.flatMap((thread) => [
    ...ownProblems(thread, context),
    ...otherLints.flatMap((lint) => lint(thread, context)),
  ]),
];
