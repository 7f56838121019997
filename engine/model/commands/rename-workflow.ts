/** Gives the workflow another name: the name of its WfSpec. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { definitionNameProblem } from '../validate/names.ts';
import { changeWorkflow } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface RenameWorkflowArgs {
  readonly name: string;
}

export function renameWorkflow(drawing: Drawing, args: RenameWorkflowArgs): Result<Drawing, Refusal> {
  const problem = definitionNameProblem('workflow', args.name);
  if (problem !== undefined) return refused('bad-name', problem);
  return ok(changeWorkflow(drawing, (workflow) => patched(workflow, { name: args.name })));
}
