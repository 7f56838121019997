/** Takes a ThreadVarDef away. Expressions that name it stay as they were written, and validation reports them. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { changeThread } from './change.ts';
import { noSuchVariable } from './edit-variable.ts';
import type { Refusal } from './refusal.ts';
import { filterSharing, patched } from './sharing.ts';

export interface RemoveVariableArgs {
  readonly thread: string;
  readonly variable: string;
}

export function removeVariable(drawing: Drawing, args: RemoveVariableArgs): Result<Drawing, Refusal> {
  return changeThread(drawing, args.thread, (thread) => {
    const variables = filterSharing(thread.variables, (each) => each.name !== args.variable);
    if (variables === thread.variables) return noSuchVariable(args.thread, args.variable);
    return ok(patched(thread, { variables }));
  });
}
