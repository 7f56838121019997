/** Makes a node one of another kind in its place: name, failure handlers and edges stay; an exit has no edges to keep. */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayReplaceKind } from '../rules/may-remove.ts';
import { changeNode } from './change.ts';
import type { Refusal } from './refusal.ts';

export interface ReplaceNodeKindArgs {
  readonly thread: string;
  readonly node: string;
  /** Its own name, handlers and edges are not used. */
  readonly replacement: Node;
}

export function replaceNodeKind(drawing: Drawing, args: ReplaceNodeKindArgs): Result<Drawing, Refusal> {
  return changeNode(drawing, args, (node) => {
    const verdict = mayReplaceKind(node, args.replacement.kind);
    if (!verdict.allowed) return err(verdict.refusal);
    const next = args.replacement.kind === 'exit' ? [] : node.next;
    return ok({ ...args.replacement, name: node.name, onFailure: node.onFailure, next });
  });
}
