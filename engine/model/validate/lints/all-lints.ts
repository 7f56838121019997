/** All lints of a workflow, one after another. */
import type { Problem } from '../../document/problem.ts';
import { lintEdges } from './edges.ts';
import { lintExceptions } from './exceptions.ts';
import { lintHandlers } from './handlers.ts';
import type { LintContext, ThreadLint } from './lint.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { childThreads } from '../../rules/thread-family.ts';
import { sameObjects } from '../same-objects.ts';
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

/** Look at the thread, at definitions, and at what the other threads declare and run. */
const nearLints: readonly ThreadLint[] = [lintOutputs, lintMasked];

const otherLints: readonly ThreadLint[] = [
  lintVariables,
  lintHandlers,
  lintExceptions,
  lintShadowingInputs,
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

interface Near {
  readonly surroundings: readonly unknown[];
  readonly problems: readonly Problem[];
}

const near = new WeakMap<ThreadSpec, Near>();

function nearProblems(
  thread: ThreadSpec,
  context: LintContext,
  surroundings: readonly unknown[],
): readonly Problem[] {
  const present = near.get(thread);
  if (context.lookup.answersAlwaysSame && present && sameObjects(present.surroundings, surroundings))
    return present.problems;
  const problems = nearLints.flatMap((lint) => lint(thread, context));
  near.set(thread, { surroundings, problems });
  return problems;
}

const surroundingsOf = ({ drawing, lookup }: LintContext): readonly unknown[] => [
  lookup,
  ...drawing.workflow.threads.flatMap((thread) => [
    thread.name,
    thread.variables,
    childThreads(thread).join('\n'),
  ]),
];

export function allLints(context: LintContext): readonly Problem[] {
  const surroundings = surroundingsOf(context);
  return [
    ...lintUnusedThreads(context.drawing.workflow),
    ...lintShadowingDefinitions(context.drawing),
    ...lintCarriedDefinitions(context.drawing),
    ...context.drawing.workflow.threads.flatMap((thread) => [
      ...ownProblems(thread, context),
      ...nearProblems(thread, context, surroundings),
      ...otherLints.flatMap((lint) => lint(thread, context)),
    ]),
  ];
}
