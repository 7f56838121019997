/**
 * A renamed variable is renamed in all expressions of the threads that see it, and in the inputs of nodes that start its
 * thread, where it is a parameter's name. A thread that declares a variable of the old name itself means its own.
 */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import { renameVariable as renameInText } from '../expression/references.ts';
import { descendants } from '../rules/thread-family.ts';
import { mapNodes, mapThreads } from '../commands/change.ts';
import { rewriteThread } from '../commands/rewrite-expressions.ts';
import { mapSharing, patched } from '../commands/sharing.ts';

function renameInput(node: Node, owner: string, from: string, to: string): Node {
  if (node.kind !== 'start-thread' && node.kind !== 'start-multiple-threads') return node;
  if (node.thread !== owner) return node;
  return patched(node, {
    inputs: mapSharing(node.inputs, (input) => (input.name === from ? { ...input, name: to } : input)),
  });
}

export function renameVariableUses(drawing: Drawing, owner: string, from: string, to: string): Drawing {
  const seeing = descendants(drawing.workflow.threads, owner);
  return mapThreads(drawing, (thread) => {
    const started = mapNodes(thread, (node) => renameInput(node, owner, from, to));
    const shadowed = thread.variables.some((each) => each.name === from);
    if (!seeing.has(thread.name) || shadowed) return started;
    return rewriteThread(started, (text) => renameInText(text, from, to));
  });
}
