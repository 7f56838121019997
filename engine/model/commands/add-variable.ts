/** Declares a variable in a thread. */
import type { Drawing } from '../document/drawing.ts';
import type { ThreadVarDef } from '../document/workflow.ts';
import { err, ok, type Result } from '../result.ts';
import { mayNameVariable } from '../rules/may-name-variable.ts';
import { changeThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface AddVariableArgs {
  readonly thread: string;
  readonly variable: ThreadVarDef;
  /** Absent: last. */
  readonly index?: number;
}

export function addVariable(drawing: Drawing, args: AddVariableArgs): Result<Drawing, Refusal> {
  const verdict = mayNameVariable(drawing.workflow, args.thread, args.variable.name);
  if (!verdict.allowed) return err(verdict.refusal);
  return changeThread(drawing, args.thread, (thread) => {
    const variables = [...thread.variables];
    variables.splice(args.index ?? variables.length, 0, args.variable);
    return ok(patched(thread, { variables }));
  });
}
