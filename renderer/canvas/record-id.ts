/** Ids of what stands on the canvas, made of names, and the way back. They are the `data-testid`s as well. */
import type { SelectedItem } from '../store/session-store.ts';

export const nodeKey = (thread: string, node: string): string => `${thread}/${node}`;
export const nodeId = (thread: string, node: string): string => `node:${thread}/${node}`;
export const edgeId = (thread: string, node: string, index: number): string =>
  `edge:${thread}/${node}/${index}`;
export const noteId = (id: string): string => `note:${id}`;
export const frameId = (thread: string): string => `thread:${thread}`;

/** Of the element on the canvas: `aria-activedescendant` takes no ids with blanks. */
export const domId = (id: string): string => `canvas-${id.replaceAll(' ', '_')}`;

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
