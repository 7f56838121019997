/** Gives a thread another name, wherever it is named. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { renameThreadUses } from '../consequences/rename-thread-uses.ts';
import { mayNameThread } from '../rules/may-add.ts';
import { changeLayout, changeWorkflow, findThread, mapThreads, noSuchThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { changeGroups } from './groups.ts';
import { mapSharing, patched, rekeyed } from './sharing.ts';

export interface RenameThreadArgs {
  readonly thread: string;
  readonly name: string;
}

export function renameThread(drawing: Drawing, args: RenameThreadArgs): Result<Drawing, Refusal> {
  const { thread: from, name: to } = args;
  if (findThread(drawing, from) === undefined) return noSuchThread(from);
  if (from === to) return ok(drawing);
  const verdict = mayNameThread(drawing.workflow.threads, to);
  if (!verdict.allowed) return err(verdict.refusal);
  const renamed = mapThreads(drawing, (thread) =>
    renameThreadUses(thread.name === from ? patched(thread, { name: to }) : thread, from, to),
  );
  const started = changeWorkflow(renamed, (workflow) =>
    workflow.entrypoint === from ? patched(workflow, { entrypoint: to }) : workflow,
  );
  const grouped = changeGroups(started, (groups) =>
    mapSharing(groups, (group) => (group.thread === from ? patched(group, { thread: to }) : group)),
  );
  return ok(changeLayout(grouped, (threads) => rekeyed(threads, from, to)));
}
