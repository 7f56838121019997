/** Problems as serious as the project takes them: lints may be raised, lowered or turned off; what a server refuses may not. */
import type { Problem } from '../document/problem.ts';
import { lintCodes } from '../document/problem-code.ts';
import type { LintLevels } from '../document/project.ts';

const isLint = new Set<string>(lintCodes);

/** The very same list where the levels change nothing. */
export function withLintLevels(
  problems: readonly Problem[],
  levels: LintLevels | undefined,
): readonly Problem[] {
  if (levels === undefined || Object.keys(levels).length === 0) return problems;
  return problems.flatMap((problem): readonly Problem[] => {
    const level = isLint.has(problem.code) ? (levels as Record<string, string>)[problem.code] : undefined;
    if (level === 'off') return [];
    return level === undefined || level === problem.severity
      ? [problem]
      : [{ ...problem, severity: level as Problem['severity'] }];
  });
}
