/** The other workflows of a project, as far as a workflow needs them: those that it runs as children, and its parent. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { neededWorkflows } from '#model/compile/needed-workflows.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { loadWorkflow } from './project-files.ts';

const ENDING = '.workflow.yaml';

/** These files, with those that others of them run or inherit from before these others. */
export function childrenFirst(files: readonly string[]): readonly string[] {
  const read = files.map((file) => ({ file, workflow: loadWorkflow(file).drawing?.workflow }));
  const all = read.flatMap(({ workflow }) => workflow ?? []);
  const ordered = read.flatMap(({ file, workflow }) => [
    ...(workflow === undefined ? [] : neededWorkflows(workflow, all)).map(
      (needed) => read.find((each) => each.workflow === needed)!.file,
    ),
    file,
  ]);
  return [...new Set(ordered)];
}

/**
 * From the files beside `file`, in the order in which a server wants them. What can't be read is left out: whoever checks
 * or tests that file hears why.
 */
export function siblingWorkflows(file: string, drawing: Drawing): readonly Drawing[] {
  const folder = dirname(resolve(file));
  const drawings = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING) && name !== basename(file))
    .sort()
    .map((name) => loadWorkflow(join(folder, name)).drawing)
    .filter((each) => each !== undefined);
  const needed = neededWorkflows(
    drawing.workflow,
    drawings.map(({ workflow }) => workflow),
  );
  return needed.map((workflow) => drawings.find((each) => each.workflow === workflow)!);
}
