/** Putting selected nodes of a thread in line, or at equal distances. One step of undo. */
import {
  IconLayoutAlignBottom,
  IconLayoutAlignLeft,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Point } from '#model/document/layout.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { moveEdit } from '../canvas/edits/move-edit.ts';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

export interface Placed extends Point {
  readonly name: string;
}

export type Line = 'left' | 'right' | 'top' | 'bottom';

/** New places of cards of equal size, in line with the outermost one. */
export function aligned(cards: readonly Placed[], line: Line): readonly Placed[] {
  const axis = line === 'left' || line === 'right' ? 'x' : 'y';
  const values = cards.map((card) => card[axis]);
  const to = line === 'left' || line === 'top' ? Math.min(...values) : Math.max(...values);
  return cards.map((card) => ({ ...card, [axis]: to }));
}

/** New places with equal distances; the two outermost cards stay. */
export function distributed(cards: readonly Placed[], axis: 'x' | 'y'): readonly Placed[] {
  const order = [...cards].sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [order[0], order[order.length - 1]];
  if (first === undefined || last === undefined || order.length < 3) return cards;
  const step = (last[axis] - first[axis]) / (order.length - 1);
  return order.map((card, index) => ({ ...card, [axis]: Math.round(first[axis] + step * index) }));
}

/** Selected nodes by thread, with their places. */
function byThread(): ReadonlyMap<string, readonly Placed[]> {
  const places = currentPlaces();
  const groups = new Map<string, Placed[]>();
  for (const { thread, node } of selectedNodes()) {
    const at = places?.placements[thread.name]?.[node.name];
    if (at === undefined) continue;
    const cards = groups.get(thread.name) ?? [];
    cards.push({ name: node.name, ...at });
    groups.set(thread.name, cards);
  }
  return groups;
}

function move(label: string, change: (cards: readonly Placed[]) => readonly Placed[]): void {
  const places = currentPlaces();
  if (places === undefined) return;
  const moved = Object.fromEntries(
    [...byThread()].map(([thread, cards]) => [
      thread,
      Object.fromEntries(change(cards).map(({ name, x, y }) => [name, { x, y }])),
    ]),
  );
  useDocument.getState().execute({ ...moveEdit(moved, {}, places), label });
}

const hasAtLeast = (count: number) => (): boolean =>
  [...byThread().values()].some((cards) => cards.length >= count);

const align = (line: Line, icon: TablerIcon, arrow: string): Action => ({
  id: `align-${line}`,
  label: `Align at the ${line}`,
  group: 'Edit',
  icon,
  keys: [`shift+alt+arrow${arrow}`],
  onCanvas: true,
  keywords: 'line up straighten arrange',
  isAvailable: hasAtLeast(2),
  perform: () => move(`Align at the ${line}`, (cards) => aligned(cards, line)),
});

const distribute = (axis: 'x' | 'y', words: string, icon: TablerIcon, key: string): Action => ({
  id: `distribute-${axis}`,
  label: `Distribute ${words}`,
  group: 'Edit',
  icon,
  keys: [`shift+alt+${key}`],
  onCanvas: true,
  keywords: 'space evenly equal distances arrange',
  isAvailable: hasAtLeast(3),
  perform: () => move(`Distribute ${words}`, (cards) => distributed(cards, axis)),
});

export const alignActions: readonly Action[] = [
  align('left', IconLayoutAlignLeft, 'left'),
  align('right', IconLayoutAlignRight, 'right'),
  align('top', IconLayoutAlignTop, 'up'),
  align('bottom', IconLayoutAlignBottom, 'down'),
  distribute('x', 'from left to right', IconLayoutDistributeVertical, 'h'),
  distribute('y', 'from top to bottom', IconLayoutDistributeHorizontal, 'v'),
];
