/** All problems of a drawing, each once, with lines where they can be found, errors of one place before warnings. */
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import type { LintLevels } from '#model/document/project.ts';
import type { SourcePlaces } from '#model/text/source-places.ts';
import { placeKey } from '#model/text/place-key.ts';
import { withLintLevels } from '#model/validate/lint-levels.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';

export function checkDrawing(
  drawing: Drawing | undefined,
  parsed: readonly Problem[],
  places: SourcePlaces | undefined,
  definitionPlaces: SourcePlaces | undefined,
  levels: LintLevels = {},
): readonly Problem[] {
  const found = new Map<string, Problem>();
  const add = (problem: Problem) => {
    const key = `${problem.code} ${placeKey(problem.place)}`;
    if (!found.has(key)) found.set(key, problem);
  };
  parsed.forEach(add);
  if (drawing)
    for (const problem of validateWorkflow(drawing)) {
      const where = problem.place.definition ? (definitionPlaces ?? places) : places;
      add(where ? where.withLines(problem) : problem);
    }
  return withLintLevels([...found.values()], levels);
}
