/** Copies nodes within their thread, a little aside. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Result } from '../result.ts';
import { findNode, noSuchNode } from './change.ts';
import { copyNodes } from './node-clip.ts';
import { pasteNodes } from './paste-nodes.ts';
import { refused, type Refusal } from './refusal.ts';

export interface DuplicateNodesArgs {
  readonly thread: string;
  readonly nodes: readonly string[];
  /** How far aside; 40 pixels right and down when absent. */
  readonly offset?: Point;
}

export function duplicateNodes(drawing: Drawing, args: DuplicateNodesArgs): Result<Drawing, Refusal> {
  for (const node of args.nodes)
    if (findNode(drawing, args.thread, node) === undefined) return noSuchNode(args.thread, node);
  const clip = copyNodes(drawing, args.thread, args.nodes);
  if (clip.nodes.length === 0)
    return refused('one-entrypoint', 'A thread has exactly one entrypoint, so it cannot be duplicated.');
  return pasteNodes(drawing, { thread: args.thread, clip, offset: args.offset ?? { x: 40, y: 40 } });
}
