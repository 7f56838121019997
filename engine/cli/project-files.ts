/** Reads a project's files from disk for the command line: a workflow with the definitions that it uses, and its scenarios. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Definitions, noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { Problem } from '#model/document/problem.ts';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { LintLevels } from '#model/document/project.ts';
import { parseProjectSettings } from '#model/text/project-file.ts';
import { parseScenario } from '#model/text/scenario-file.ts';
import type { SourcePlaces } from '#model/text/source-places.ts';
import { CommandError } from './verb.ts';

export interface LoadedWorkflow {
  readonly file: string;
  /** Absent when the file could not be understood; then `problems` says why. */
  readonly drawing?: Drawing;
  readonly places: SourcePlaces;
  readonly definitionPlaces?: SourcePlaces;
  /** Problems of the texts alone, with file and line. */
  readonly problems: readonly Problem[];
}

/** Text of a file; a CommandError that names it when it can't be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : (error as Error).message;
    throw new CommandError(`${file} can't be read: ${why}.`);
  }
}

/** Path as it is shown: relative to where the command runs, when it is below. */
export function shown(file: string): string {
  const path = relative(process.cwd(), resolve(file));
  return path.startsWith('..') ? file : path;
}

/** What `paddock.yaml` beside the file, or in the nearest folder above that has one, says of lints. */
export function lintLevels(file: string): LintLevels {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const project = join(folder, 'paddock.yaml');
    if (existsSync(project)) return parseProjectSettings(readText(project), shown(project)).lints;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return {};
  }
}

/** `definitions.yaml` beside the workflow or in the nearest folder above that holds `paddock.yaml`. */
function definitionsFile(workflowFile: string): string | undefined {
  for (let folder = dirname(resolve(workflowFile)); ; folder = dirname(folder)) {
    const file = join(folder, 'definitions.yaml');
    if (existsSync(file)) return file;
    if (
      existsSync(join(folder, 'paddock.yaml')) ||
      existsSync(join(folder, '.git')) ||
      dirname(folder) === folder
    )
      return undefined;
  }
}

export function loadWorkflow(file: string): LoadedWorkflow {
  const parsed = parseWorkflow(readText(file), shown(file));
  const problems: Problem[] = [...parsed.problems];
  let definitions: Definitions = noDefinitions;
  let definitionPlaces: SourcePlaces | undefined;
  const beside = definitionsFile(file);
  if (beside !== undefined) {
    const read = parseDefinitions(readText(beside), shown(beside));
    problems.push(...read.problems);
    definitions = read.definitions ?? noDefinitions;
    definitionPlaces = read.places;
  }
  const { places } = parsed;
  if (parsed.document === undefined) return { file, places, problems, definitionPlaces };
  const drawing = { workflow: parsed.document, layout: emptyLayout, definitions };
  return { file, drawing, places, definitionPlaces, problems };
}

export interface LoadedScenario {
  readonly file: string;
  readonly scenario?: ScenarioDocument;
  readonly problems: readonly Problem[];
}

export function loadScenario(file: string): LoadedScenario {
  const { scenario, problems } = parseScenario(readText(file), shown(file));
  return { file, scenario, problems };
}

/** Files below a folder whose name ends so, sorted; node_modules and hidden folders are left out. */
export function filesBelow(folder: string, ending: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, ending));
    else if (entry.name.endsWith(ending)) found.push(path);
  }
  return found.sort();
}

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
