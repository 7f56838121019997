/** Ids of what stands on the canvas, made of names, and the way back. They are the `data-testid`s as well. */
import type { SelectedItem } from '../store/session-store.ts';

/** A name may hold anything, but React Flow looks for ids in quotes, as CSS has them. */
const quotable = (name: string): string => name.replace(/["\\%\n\r\f]/g, encodeURIComponent);
/** The name that stands so in an id. */
export const nameIn = (part: string): string => decodeURIComponent(part);

export const nodeKey = (thread: string, node: string): string => `${thread}/${node}`;
export const nodeId = (thread: string, node: string): string => `node:${quotable(thread)}/${quotable(node)}`;
/** What ids of a thread's edges begin with. */
export const edgesOf = (thread: string): string => `edge:${quotable(thread)}/`;
export const edgeId = (thread: string, node: string, index: number): string =>
  `${edgesOf(thread)}${quotable(node)}/${index}`;
export const noteId = (id: string): string => `note:${id}`;
export const frameId = (thread: string): string => `thread:${quotable(thread)}`;

/** Of the element on the canvas: `aria-activedescendant` takes no ids with blanks. */
export const domId = (id: string): string => `canvas-${id.replace(/\s/g, encodeURIComponent)}`;

export const sameItem = (a: SelectedItem, b: SelectedItem): boolean => itemId(a) === itemId(b);

export function itemId(item: SelectedItem): string {
  switch (item.kind) {
    case 'node':
      return nodeId(item.thread, item.node);
    case 'edge':
      return edgeId(item.thread, item.node, item.index);
    case 'thread':
      return frameId(item.thread);
    case 'note':
      return noteId(item.id);
    case 'definition':
      return `${item.definition}:${item.name}`;
  }
}
