/** A workflow file ready for an engine: its PutWfSpecRequest and its definitions, or the problems printed. */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import { type DefinitionRequests, compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { distinct, hasErrors, located, printProblems } from './problem-lines.ts';
import { loadWorkflow } from './project-files.ts';
import type { Output } from './verb.ts';

export interface Compiled {
  readonly file: string;
  readonly drawing: Drawing;
  readonly request: PutWfSpecRequest;
  readonly definitions: DefinitionRequests;
  readonly problems: readonly Problem[];
}

/** Undefined when there are errors: they are printed (or, with `--json`, answered) already. */
export function compiled(file: string, out: Output): Compiled | undefined {
  const loaded = loadWorkflow(file);
  const { drawing } = loaded;
  const found =
    drawing === undefined ? [] : validateWorkflow(drawing).map((problem) => located(problem, loaded));
  const problems = distinct([...loaded.problems, ...found]);
  if (drawing !== undefined && !hasErrors(problems)) {
    const { request } = compileWorkflow(drawing.workflow);
    const { requests } = compileDefinitions(mergedDefinitions(drawing));
    if (request !== undefined && requests !== undefined)
      return { file, drawing, request, definitions: requests, problems };
  }
  printProblems(problems, out);
  out.json({ ok: false, problems });
  return undefined;
}
