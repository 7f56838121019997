/** Tidies the selected nodes alone: laid out among themselves where they begin, over nothing. Doing it again moves nothing. */
import type { Direction, Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { boundsOf, CARD, snapPoint } from '../geometry.ts';
import { stepAside } from '../free-block.ts';
import { placeThread } from '../layout/place-thread.ts';
import type { Placement } from '../layout/placement.ts';
import { cardBox } from '../stubs.ts';

const origin: Point = { x: 0, y: 0 };

/** New places of the nodes called `names`. @param places of all nodes of the thread */
export function tidied(
  thread: ThreadSpec,
  names: ReadonlySet<string>,
  places: Placement,
  direction: Direction = 'right',
): Placement {
  const chosen = thread.nodes.filter(({ name }) => names.has(name));
  const others = thread.nodes.filter(({ name }) => !names.has(name));
  const inner = chosen.map((node) => ({ ...node, next: node.next.filter(({ to }) => names.has(to)) }));
  const found = placeThread({ ...thread, nodes: inner }, direction);
  const size = (at: Point) => ({ ...at, ...CARD });
  const was = boundsOf(chosen.map(({ name }) => size(places[name] ?? origin)));
  const is = boundsOf(chosen.map(({ name }) => size(found[name] ?? origin)));
  if (was === undefined || is === undefined) return {};
  const by = { x: was.x - is.x, y: was.y - is.y };
  const at = (name: string): Point => {
    const { x, y } = found[name] ?? origin;
    return snapPoint({ x: x + by.x, y: y + by.y });
  };
  const aside = stepAside(
    chosen.map((node) => cardBox(node, at(node.name), direction)),
    others.map((node) => cardBox(node, places[node.name] ?? origin, direction)),
  );
  return Object.fromEntries(
    chosen.map(({ name }) => [name, { x: at(name).x + aside.x, y: at(name).y + aside.y }]),
  );
}
