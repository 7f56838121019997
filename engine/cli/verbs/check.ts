/** `paddock check`: every problem of the files, one line each; also of WfSpec JSON, definitions and scenarios. */
import { basename, dirname } from 'node:path';
import type { Problem } from '#model/document/problem.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseProject } from '#model/text/project-file.ts';
import { withLintLevels } from '#model/validate/lint-levels.ts';
import { lintProjectDefinitions } from '#model/validate/lints/unused-definitions.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import {
  filesBelow,
  isFolder,
  lintLevels,
  loadScenario,
  loadWorkflow,
  readText,
  shown,
} from '../project-files.ts';
import { distinct, hasErrors, located, printProblems } from '../problem-lines.ts';
import { inFile, readJson } from '../read-json.ts';
import type { Verb } from '../verb.ts';

const endings = ['.workflow.yaml', '.scenario.yaml', '.layout.json', 'definitions.yaml', 'paddock.yaml'];

function problemsOf(file: string): readonly Problem[] {
  const name = basename(file);
  if (name.endsWith('.scenario.yaml')) return loadScenario(file).problems;
  if (name === 'definitions.yaml') return parseDefinitions(readText(file), shown(file)).problems;
  if (name === 'paddock.yaml') return parseProject(readText(file), shown(file)).problems;
  if (name.endsWith('.layout.json')) return parseLayout(readText(file), shown(file)).problems;
  if (name.endsWith('.json')) {
    const read = readJson(file);
    if ('problem' in read) return [read.problem];
    return inFile(importWfSpec(read.json).problems, file);
  }
  const loaded = loadWorkflow(file);
  if (loaded.drawing === undefined) return loaded.problems;
  const found = validateWorkflow(loaded.drawing).map((problem) => located(problem, loaded));
  return withLintLevels(distinct([...loaded.problems, ...found]), lintLevels(file));
}

/** Of projects that are checked whole: definitions that none of their workflows uses. */
function unusedDefinitions(files: readonly string[]): readonly Problem[] {
  return files
    .filter((file) => basename(file) === 'definitions.yaml')
    .flatMap((file) => {
      const workflows = filesBelow(dirname(file), '.workflow.yaml');
      const { definitions, places } = parseDefinitions(readText(file), shown(file));
      if (definitions === undefined || !workflows.every((each) => files.includes(each))) return [];
      const documents = workflows.flatMap((each) => loadWorkflow(each).drawing?.workflow ?? []);
      if (documents.length === 0 || documents.length < workflows.length) return [];
      const found = lintProjectDefinitions(definitions, documents).map((each) => places.withLines(each));
      return withLintLevels(found, lintLevels(file));
    });
}

export const check: Verb = {
  name: 'check',
  usage: 'FILE…',
  summary: 'Checks workflows, definitions, scenarios, layouts and WfSpec JSON; one line a problem.',
  options: {},
  operands: { min: 1, max: 10_000 },
  async run({ operands, out }) {
    const files = operands.flatMap((path) =>
      isFolder(path)
        ? filesBelow(path, '').filter((file) => endings.some((ending) => file.endsWith(ending)))
        : [path],
    );
    const problems = [...files.flatMap(problemsOf), ...unusedDefinitions(files)];
    printProblems(problems, out);
    const isFine = !hasErrors(problems);
    const count = problems.filter(({ severity }) => severity === 'error').length;
    out.line(
      isFine
        ? `${files.length} files, no errors`
        : `${files.length} files, ${count} ${count === 1 ? 'error' : 'errors'}`,
    );
    out.json({ ok: isFine, files: files.map(shown), problems });
    return isFine ? 0 : 1;
  },
};
