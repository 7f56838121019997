/** Problems for people: one line each, `file:line: code: sentence`. */
import type { Problem } from '#model/document/problem.ts';
import { placeKey } from '#model/text/place-key.ts';
import type { LoadedWorkflow } from './project-files.ts';
import type { Output } from './verb.ts';

export function problemLine({ code, severity, message, place }: Problem): string {
  const where = [place.file ?? '', place.line ?? ''].filter((part) => part !== '').join(':');
  const kind = severity === 'error' ? '' : `${severity}: `;
  return `${where}: ${kind}${code}: ${message}`;
}

/** A problem of the drawing with file and line filled in from the texts that were read. */
export function located(problem: Problem, loaded: LoadedWorkflow): Problem {
  if (problem.place.line !== undefined) return problem;
  const places =
    problem.place.definition === undefined ? loaded.places : (loaded.definitionPlaces ?? loaded.places);
  return places.withLines(problem);
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

export function printProblems(problems: readonly Problem[], out: Output): void {
  for (const problem of problems) {
    if (problem.severity === 'error') out.error(problemLine(problem));
    else out.line(problemLine(problem));
  }
}

/** Each problem once: the text's reading and the drawing's validation may both have found it. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, place }) => {
    const key = `${place.file ?? ''} ${code} ${placeKey(place)}`;
    return !seen.has(key) && seen.add(key);
  });
}
