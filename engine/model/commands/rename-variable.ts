/** Gives a variable another name, in its declaration and in every thread that sees it. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { renameVariableUses } from '../consequences/rename-variable-uses.ts';
import { mayNameVariable } from '../rules/may-name-variable.ts';
import { findThread, mapThreads, noSuchThread } from './change.ts';
import { noSuchVariable } from './edit-variable.ts';
import type { Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface RenameVariableArgs {
  readonly thread: string;
  readonly variable: string;
  readonly name: string;
}

export function renameVariable(drawing: Drawing, args: RenameVariableArgs): Result<Drawing, Refusal> {
  const { thread: owner, variable: from, name: to } = args;
  const thread = findThread(drawing, owner);
  if (thread === undefined) return noSuchThread(owner);
  if (!thread.variables.some((each) => each.name === from)) return noSuchVariable(owner, from);
  if (from === to) return ok(drawing);
  const verdict = mayNameVariable(drawing.workflow, owner, to);
  if (!verdict.allowed) return err(verdict.refusal);
  const declared = mapThreads(drawing, (each) =>
    each.name === owner
      ? patched(each, {
          variables: mapSharing(each.variables, (def) =>
            def.name === from ? patched(def, { name: to }) : def,
          ),
        })
      : each,
  );
  return ok(renameVariableUses(declared, owner, from, to));
}
