/**
 * Where everything is seen when groups are folded: a folded group is as large as its card, and what stands right of it or
 * below it comes nearer, in whole steps of the grid. Nothing of it is kept: unfolded, all stands where it stood.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { bottom, boundsOf, CARD, GRID, right, snap, type Rect } from '../geometry.ts';
import type { Placement } from '../layout/placement.ts';
import { cardBox } from '../stubs.ts';
import { groupCardOf } from './group-card.ts';

export interface SeenThread {
  /** Of all cards that are seen, and of hidden nodes, which are where their group's card is. */
  readonly places: Placement;
  /** A point among what is seen as a place of the drawing. */
  unfold(point: Point): Point;
}

interface Step {
  readonly axis: 'x' | 'y';
  /** What stood here or further came nearer. */
  readonly from: number;
  readonly by: number;
}

const origin: Point = { x: 0, y: 0 };
const GAP = 56;

/** How far what follows a folded group may come nearer without meeting what stands beside the group. */
function nearer(axis: 'x' | 'y', group: Rect, card: Rect, others: readonly Rect[]): Step {
  const end = axis === 'x' ? right : bottom;
  const from = end(group);
  const after = others.filter((other) => other[axis] >= from);
  const beside = others.filter((other) => other[axis] < from && end(other) > end(card));
  const first = Math.min(...after.map((other) => other[axis]));
  const room = beside.length === 0 ? Infinity : first - GAP - Math.max(...beside.map(end));
  const by = after.length === 0 ? 0 : Math.min(from - end(card), room);
  return { axis, from, by: Math.max(0, Math.floor(by / GRID) * GRID) };
}

const moved = ({ axis, from, by }: Step, at: Point): Point =>
  at[axis] >= from ? { ...at, [axis]: at[axis] - by } : at;

const movedBack = ({ axis, from, by }: Step, at: Point): Point =>
  at[axis] >= from - by ? { ...at, [axis]: at[axis] + by } : at;

/** @param full places of all nodes of `thread`; @param folded the same thread with cards for folded groups */
export function seenPlaces(
  thread: ThreadSpec,
  folded: ThreadSpec,
  full: Placement,
  direction: Direction,
): SeenThread {
  if (folded === thread) return { places: full, unfold: (point) => point };
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  const seen = new Map<string, Point>();
  for (const node of folded.nodes)
    if (groupCardOf(node) === undefined) seen.set(node.name, full[node.name] ?? origin);
  const groups = folded.nodes.flatMap((node) => {
    const card = groupCardOf(node);
    const boxes = (card?.members ?? []).flatMap((name) => {
      const member = byName.get(name);
      return member ? [cardBox(member, full[name] ?? origin, direction)] : [];
    });
    const box = boundsOf(boxes);
    return card && box ? [{ name: node.name, card, box }] : [];
  });
  for (const { name, box } of groups) seen.set(name, { x: snap(box.x), y: snap(box.y) });
  const steps: Step[] = [];
  for (const { name, box } of groups.sort((a, b) => right(b.box) - right(a.box)))
    for (const axis of ['x', 'y'] as const) {
      // Groups are gone through from the right to the left, so that what was measured still stands there.
      const at = seen.get(name) ?? origin;
      const group = { ...box, ...at };
      const others = [...seen]
        .filter(([other]) => other !== name)
        .map(([, place]) => ({ ...place, ...CARD }));
      const step = nearer(axis, group, { ...at, ...CARD }, others);
      if (step.by === 0) continue;
      steps.push(step);
      for (const [other, place] of seen) if (other !== name) seen.set(other, moved(step, place));
    }
  for (const { name, card } of groups)
    for (const member of card.members) seen.set(member, seen.get(name) ?? origin);
  return {
    places: Object.fromEntries(seen),
    unfold: (point) => steps.reduceRight((at, step) => movedBack(step, at), point),
  };
}
