/** Changes what the workflow says of itself, all but its name. */
import type { Drawing } from '../document/drawing.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { ok, type Result } from '../result.ts';
import { changeWorkflow, findThread, noSuchThread } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface EditWorkflowArgs {
  /** `undefined` takes a field away; the entrypoint can only be changed. */
  readonly patch: {
    readonly [K in 'entrypoint' | 'retentionSeconds' | 'parent' | 'allowedUpdates']?:
      WorkflowDocument[K] | undefined;
  };
}

export function editWorkflow(drawing: Drawing, args: EditWorkflowArgs): Result<Drawing, Refusal> {
  const { entrypoint, retentionSeconds } = args.patch;
  if ('entrypoint' in args.patch) {
    if (entrypoint === undefined)
      return refused('field-required', 'A workflow needs a thread to start with.');
    if (findThread(drawing, entrypoint) === undefined) return noSuchThread(entrypoint);
  }
  if (retentionSeconds !== undefined && !Number.isSafeInteger(retentionSeconds))
    return refused('not-whole-seconds', 'How long runs are kept is a whole number of seconds.');
  return ok(changeWorkflow(drawing, (workflow) => patched<WorkflowDocument>(workflow, args.patch)));
}
