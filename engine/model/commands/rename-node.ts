/** Gives a node another name, wherever it is named. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { renameNodeUses } from '../consequences/rename-node-uses.ts';
import { mayNameNode } from '../rules/may-add.ts';
import { changeLayout, changeThread, mapNodes, noSuchNode } from './change.ts';
import type { Refusal } from './refusal.ts';
import { changeGroups } from './groups.ts';
import { mapSharing, patched, rekeyed } from './sharing.ts';

export interface RenameNodeArgs {
  readonly thread: string;
  readonly node: string;
  readonly name: string;
}

export function renameNode(drawing: Drawing, args: RenameNodeArgs): Result<Drawing, Refusal> {
  const { thread: threadName, node: from, name: to } = args;
  if (from === to) return ok(drawing);
  const renamed = changeThread(drawing, threadName, (thread) => {
    if (!thread.nodes.some((node) => node.name === from)) return noSuchNode(threadName, from);
    const verdict = mayNameNode(thread, to);
    if (!verdict.allowed) return err(verdict.refusal);
    const named = mapNodes(thread, (node) => (node.name === from ? patched(node, { name: to }) : node));
    return ok(renameNodeUses(named, from, to));
  });
  if (!renamed.ok) return renamed;
  const grouped = changeGroups(renamed.value, (groups) =>
    mapSharing(groups, (group) =>
      group.thread === threadName
        ? patched(group, { nodes: mapSharing(group.nodes, (each) => (each === from ? to : each)) })
        : group,
    ),
  );
  return ok(
    changeLayout(grouped, (threads) => {
      const layout = Object.hasOwn(threads, threadName) ? threads[threadName] : undefined;
      if (layout === undefined || !Object.hasOwn(layout.nodes, from)) return threads;
      return { ...threads, [threadName]: patched(layout, { nodes: rekeyed(layout.nodes, from, to) }) };
    }),
  );
}
