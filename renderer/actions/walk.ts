/**
 * Arrow keys follow the graph: right to what comes next, left to what came before, up and down to the card nearest there.
 * Where the flow runs down, down leads to what comes next, and right and left to the nearest.
 */
import type { Point } from '#model/document/layout.ts';
import { turned, turnedPlaces } from '../canvas/turn.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNode, type SelectedNode } from './selected.ts';

type Arrow = 'left' | 'right' | 'up' | 'down';

/** What an arrow means where the flow runs down: as if all were turned over. */
const turnedOver: Readonly<Record<Arrow, Arrow>> = { left: 'up', up: 'left', right: 'down', down: 'right' };

function vertical(item: SelectedNode, sign: 1 | -1): string | undefined {
  const now = currentPlaces();
  const seen = now?.placements[item.thread.name];
  const here = seen?.[item.node.name];
  if (now === undefined || here === undefined) return undefined;
  return nearestBeside(item, turnedPlaces(now.direction, seen ?? {}), turned(now.direction, here), sign);
}

function nearestBeside(
  item: SelectedNode,
  places: Readonly<Record<string, Point>>,
  here: Point,
  sign: 1 | -1,
): string | undefined {
  const cost = (at: Point): number => (at.y - here.y) * sign + Math.abs(at.x - here.x) * 2;
  const below = item.thread.nodes.filter((node) => {
    const at = places[node.name];
    return at !== undefined && (at.y - here.y) * sign > 8;
  });
  return below.sort((a, b) => cost(places[a.name] as Point) - cost(places[b.name] as Point))[0]?.name;
}

export function neighbour(item: SelectedNode, arrow: Arrow): string | undefined {
  const direction = currentPlaces()?.direction === 'down' ? turnedOver[arrow] : arrow;
  if (direction === 'right') return item.node.next[0]?.to;
  if (direction === 'left')
    return item.thread.nodes.find((node) => node.next.some((edge) => edge.to === item.node.name))?.name;
  return vertical(item, direction === 'down' ? 1 : -1);
}

function goBeginning(): void {
  const workflow = useDocument.getState().drawing?.workflow;
  const thread = workflow?.threads.find((each) => each.name === workflow.entrypoint);
  const node = thread?.nodes.find((each) => each.kind === 'entrypoint');
  if (thread && node) useSession.getState().goTo({ kind: 'node', thread: thread.name, node: node.name });
}

const walk = (direction: Arrow): Action => ({
  id: `walk-${direction}`,
  label: { left: 'Node before', right: 'Next node', up: 'Node above', down: 'Node below' }[direction],
  group: 'Node',
  keys: [`arrow${direction}`],
  onCanvas: true,
  isGesture: true,
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => {
    const item = selectedNode();
    if (item === undefined) return goBeginning();
    const name = neighbour(item, direction);
    if (name !== undefined)
      useSession.getState().goTo({ kind: 'node', thread: item.thread.name, node: name });
  },
});

export const walkActions: readonly Action[] = (['left', 'right', 'up', 'down'] as const).map(walk);
