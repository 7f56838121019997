/** Adds a thread that starts and ends; nothing runs it yet. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { ThreadVarDef } from '../document/workflow.ts';
import { err, ok, type Result } from '../result.ts';
import { mayNameThread } from '../rules/may-add.ts';
import { changeThreadLayout, changeWorkflow } from './change.ts';
import { newThread } from './new-thread.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface AddThreadArgs {
  readonly name: string;
  readonly variables?: readonly ThreadVarDef[];
  /** The frame's upper left corner; absent: the automatic layout places it. */
  readonly at?: Point;
}

export function addThread(drawing: Drawing, args: AddThreadArgs): Result<Drawing, Refusal> {
  const { name, variables, at } = args;
  const verdict = mayNameThread(drawing.workflow.threads, name);
  if (!verdict.allowed) return err(verdict.refusal);
  const added = changeWorkflow(drawing, (workflow) =>
    patched(workflow, { threads: [...workflow.threads, newThread(name, variables)] }),
  );
  if (at === undefined) return ok(added);
  return ok(changeThreadLayout(added, name, (layout) => ({ ...layout, x: at.x, y: at.y })));
}
