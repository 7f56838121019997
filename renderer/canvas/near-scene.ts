/**
 * The part of a scene that React Flow has to know: what is in view or nearly so, and what the hand holds. It looks through
 * all that it is given at every step of a pan, so that it is given little, however large the drawing is.
 */
import { CARD, overlaps, type Rect } from './geometry.ts';
import { edgeId, edgesOf, frameId, nameIn, nodeId } from './record-id.ts';
import type { Scene, SceneCard, SceneEdge, SceneThread } from './scene.ts';

const rooms = new WeakMap<SceneEdge, Rect>();

/** Around an edge's way and the cards at its ends. */
function roomOf(edge: SceneEdge): Rect {
  const known = rooms.get(edge);
  if (known) return known;
  let [left, top, far, low] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of edge.route.points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    far = Math.max(far, x);
    low = Math.max(low, y);
  }
  const room = {
    x: left - CARD.width,
    y: top - CARD.height,
    width: far - left + CARD.width * 2,
    height: low - top + CARD.height * 2,
  };
  rooms.set(edge, room);
  return room;
}

/** What hangs from a card and its run's button reach about as far as this beyond it. */
const AROUND = 160;

const isNear = ({ at }: SceneCard, region: Rect): boolean =>
  overlaps({ x: at.x, y: at.y, width: CARD.width, height: CARD.height }, region, AROUND);

/** What of a thread is held: names of its nodes, and ids of edges. Few or none, and asked of thousands of cards. */
function heldIn(thread: string, held: ReadonlySet<string>) {
  const [node, edge] = [nodeId(thread, ''), edgesOf(thread)];
  const ids = [...held];
  return {
    nodes: new Set(ids.filter((id) => id.startsWith(node)).map((id) => nameIn(id.slice(node.length)))),
    edges: new Set(ids.filter((id) => id.startsWith(edge))),
  };
}

interface Near {
  readonly region: Rect;
  readonly held: ReadonlySet<string>;
  readonly thread: SceneThread;
}

const nearest = new WeakMap<SceneThread, Near>();

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/**
 * @param region in canvas coordinates; @param held ids of cards and edges that are given in any case
 */
function nearThread(thread: SceneThread, region: Rect, held: ReadonlySet<string>): SceneThread {
  const last = nearest.get(thread);
  if (last?.region === region && last.held === held) return last.thread;
  const { name } = thread.spec;
  const own = heldIn(name, held);
  const edges = thread.edges.filter(
    (edge) =>
      overlaps(roomOf(edge), region) ||
      (own.edges.size > 0 && own.edges.has(edgeId(name, edge.node.name, edge.index))),
  );
  // React Flow draws no edge one of whose cards it does not know.
  const ends = new Set(edges.flatMap(({ node, edge }) => [node.name, edge.to]));
  const cards = thread.cards.filter(
    (card) => isNear(card, region) || ends.has(card.node.name) || own.nodes.has(card.node.name),
  );
  const before = last?.thread;
  const isSame = before !== undefined && sameList(before.cards, cards) && sameList(before.edges, edges);
  const near = isSame ? before : { ...thread, cards, edges };
  nearest.set(thread, { region, held, thread: near });
  return near;
}

/** Drawings of fewer cards are given as they are. */
const SMALL = 60;

/** Frames are given all: they are few, and large. */
export function nearScene(scene: Scene, region: Rect, held: ReadonlySet<string>): Scene {
  return {
    ...scene,
    threads: scene.threads.map((thread) =>
      thread.cards.length <= SMALL && (overlaps(thread.frame, region) || held.has(frameId(thread.spec.name)))
        ? thread
        : nearThread(thread, region, held),
    ),
  };
}

/**
 * The region that is near when this is in view: it grows in steps, so that it stays the same for a while when one pans, and
 * changes its measure only when one zooms to twice the size.
 */
export function regionAround(view: Rect): Rect {
  const step = 2 ** Math.ceil(Math.log2(Math.max(view.width, view.height, 1) / 5));
  const x = Math.floor(view.x / step) * step;
  const y = Math.floor(view.y / step) * step;
  return {
    x,
    y,
    width: Math.ceil((view.x + view.width) / step) * step - x,
    height: Math.ceil((view.y + view.height) / step) * step - y,
  };
}
