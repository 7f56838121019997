/** A renamed definition is still the one that nodes call, wait for, throw and assign, and that interrupts. */
import type { Drawing } from '../document/drawing.ts';
import type { Node, UserTaskAction } from '../document/node.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { mapNodes, mapThreads } from '../commands/change.ts';
import { mapSharing, patched } from '../commands/sharing.ts';
import { renameStructUses } from './rename-struct-uses.ts';

function renameReminder(action: UserTaskAction, from: string, to: string): UserTaskAction {
  const { action: what } = action;
  if (what.kind !== 'task' || what.call.task !== from) return action;
  return { ...action, action: { ...what, call: { ...what.call, task: to } } };
}

function renameInNode(node: Node, kind: DefinitionKind, from: string, to: string): Node {
  switch (kind) {
    case 'task-def':
      if (node.kind === 'task' && node.task === from) return { ...node, task: to };
      if (node.kind === 'user-task')
        return patched(node, { actions: mapSharing(node.actions, (each) => renameReminder(each, from, to)) });
      return node;
    case 'external-event-def':
      return node.kind === 'external-event' && node.event === from ? { ...node, event: to } : node;
    case 'workflow-event-def':
      return node.kind === 'throw-event' && node.event === from ? { ...node, event: to } : node;
    case 'user-task-def':
      return node.kind === 'user-task' && node.userTask === from ? { ...node, userTask: to } : node;
    case 'struct-def':
      return node;
  }
}

export function renameDefinitionUses(
  drawing: Drawing,
  kind: DefinitionKind,
  from: string,
  to: string,
): Drawing {
  if (kind === 'struct-def') return renameStructUses(drawing, from, to);
  return mapThreads(drawing, (thread) => {
    const next = mapNodes(thread, (node) => renameInNode(node, kind, from, to));
    if (kind !== 'external-event-def') return next;
    return patched(next, {
      interrupts: mapSharing(next.interrupts, (def) => (def.event === from ? { ...def, event: to } : def)),
    });
  });
}
