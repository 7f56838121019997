/**
 * Adding a node wherever the user says: after a node, into an edge, or at a point of a thread. One step of undo, and
 * nothing is covered: what stands in the way moves right. Places are turned over where the flow runs down, and back again.
 */
import { addNode } from '#model/commands/add-node.ts';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { joinGroup } from '#model/commands/edit-group.ts';
import { freshNodeName } from '#model/commands/fresh-name.ts';
import { insertNodeOnEdge } from '#model/commands/insert-node-on-edge.ts';
import { insertNodeBefore } from '#model/commands/insert-node-before.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Direction, Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import { ok, type Result } from '#model/result.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { isPlaced } from '../auto-placement.ts';
import { snapPoint } from '../geometry.ts';
import { cardIn, turned, turnedPlaces } from '../turn.ts';
import type { Placement } from '../layout/placement.ts';
import { freePlace } from '../layout/fill-in.ts';
import type { Offer } from '../nodes/offers.ts';
import type { Places } from '../use-scene.ts';
import { pinThread } from './pin-thread.ts';

const GAP = 56;

export interface AddTarget {
  readonly thread: string;
  /** Append after this node. */
  readonly after?: string;
  /** Insert in front of this node. */
  readonly before?: string | undefined;
  /** Split this edge. */
  readonly edge?: { readonly node: string; readonly index: number };
  /** Relative to the thread's corner. */
  readonly at?: Point;
  /** Id of the group that it is dropped into. */
  readonly group?: string | undefined;
}

const isPlacedIn = (drawing: Drawing, name: string): boolean => {
  const thread = drawing.workflow.threads.find((each) => each.name === name);
  return thread !== undefined && isPlaced(drawing.layout, thread);
};

/** How a thread's places are looked at: as if the flow ran right. */
interface Plane {
  readonly direction: Direction;
  readonly places: Placement;
  /** From one card to the next. */
  readonly step: number;
}

const planeOf = (direction: Direction, seen: Placement): Plane => ({
  direction,
  places: turnedPlaces(direction, seen),
  step: cardIn(direction).width + GAP,
});

/** On the grid, as it is seen. */
const seenAt = ({ direction }: Plane, at: Point): Point => snapPoint(turned(direction, at));

/** Moves all that stands at or right of `from` so far right that a card fits in between. */
function makeRoom(
  drawing: Drawing,
  thread: string,
  plane: Plane,
  from: Point,
  to: Point,
): Result<Drawing, Refusal> {
  const missing = from.x + plane.step * 2 - to.x;
  if (missing <= 0 || to.x <= from.x) return ok(drawing);
  const moves = Object.entries(plane.places)
    .filter(([, at]) => at.x >= to.x)
    .map(([node, at]) => ({ thread, node, at: seenAt(plane, { x: at.x + missing, y: at.y }) }));
  return moveNodes(drawing, { moves: moves.filter(({ node }) => hasNode(drawing, thread, node)) });
}

const hasNode = (drawing: Drawing, thread: string, node: string): boolean =>
  drawing.workflow.threads.some(
    (each) => each.name === thread && each.nodes.some((other) => other.name === node),
  );

/** In its place; that node and all right of it step aside. Without places the automatic layout does it. */
function addBefore(
  drawing: Drawing,
  thread: string,
  before: string,
  node: Node,
  plane: Plane,
): Result<Drawing, Refusal> {
  const at = plane.places[before];
  const added = insertNodeBefore(drawing, { thread, before, node });
  if (!added.ok || at === undefined) return added;
  const aside = Object.entries(plane.places)
    .filter(([name, place]) => place.x >= at.x && hasNode(drawing, thread, name))
    .map(([name, { x, y }]) => ({ thread, node: name, at: seenAt(plane, { x: x + plane.step, y }) }));
  const moves = [...aside, { thread, node: node.name, at: seenAt(plane, at) }];
  return moveNodes(added.value, { moves });
}

function addInto(drawing: Drawing, target: AddTarget, node: Node, plane: Plane): Result<Drawing, Refusal> {
  const { thread, edge } = target;
  const { direction, places, step } = plane;
  const isAuto = !isPlacedIn(drawing, thread);
  if (edge) {
    const source = drawing.workflow.threads
      .find((each) => each.name === thread)
      ?.nodes.find((each) => each.name === edge.node);
    const to = source?.next[edge.index]?.to;
    const from = places[edge.node];
    const end = to === undefined ? undefined : places[to];
    const args = { thread, from: edge.node, edge: edge.index, node };
    if (isAuto || !from || !end)
      return insertNodeOnEdge(drawing, { ...args, at: isAuto ? undefined : target.at });
    const roomy = makeRoom(drawing, thread, plane, from, end);
    if (!roomy.ok) return roomy;
    const at = { x: from.x + step, y: end.x > from.x ? end.y : from.y };
    return insertNodeOnEdge(roomy.value, { ...args, at: seenAt(plane, at) });
  }
  if (target.before !== undefined)
    return addBefore(drawing, thread, target.before, node, isAuto ? { ...plane, places: {} } : plane);
  if (target.after !== undefined) {
    const from = places[target.after];
    if (isAuto || !from) return addNode(drawing, { thread, node, after: target.after });
    const taken = Object.values(places);
    const free = () => turned(direction, freePlace({ x: from.x + step, y: from.y }, taken, direction));
    return addNode(drawing, { thread, node, after: target.after, at: snapPoint(target.at ?? free()) });
  }
  return addNode(drawing, { thread, node, at: target.at && snapPoint(target.at) });
}

/** Where a loop leads back to: what the node was put after, unless nothing can lead there. */
function loopTarget(drawing: Drawing, target: AddTarget): string | undefined {
  const name = target.after ?? target.edge?.node;
  const thread = drawing.workflow.threads.find((each) => each.name === target.thread);
  const before = thread?.nodes.find((each) => each.name === name);
  return before && before.kind !== 'entrypoint' ? before.name : undefined;
}

/** @param named is told the new name, so that the new node can be selected */
export function addEdit(
  offer: Offer,
  target: AddTarget,
  places: Places,
  named: (name: string) => void,
): DrawingEdit {
  return {
    label: `Add ${offer.label.toLowerCase()}`,
    run: (drawing) => {
      const node = offer.create(freshNodeName(drawing, target.thread, offer.newName));
      named(node.name);
      const mustPin = target.at !== undefined && target.edge === undefined;
      const pinned = mustPin ? pinThread(drawing, target.thread, places) : ok(drawing);
      if (!pinned.ok) return pinned;
      const at = target.at && places.unfold(target.thread, target.at);
      const plane = planeOf(places.direction, places.full[target.thread] ?? {});
      const added = addInto(pinned.value, { ...target, at }, node, plane);
      const { group: id } = target;
      const grouped = added.ok && id ? joinGroup(added.value, { id, nodes: [node.name] }) : added;
      const to = offer.leadsBack ? loopTarget(drawing, target) : undefined;
      if (!grouped.ok || to === undefined) return grouped;
      // Until it is said when to go back, nothing does.
      return connectNodes(grouped.value, { thread: target.thread, from: node.name, to, when: 'false' });
    },
  };
}
