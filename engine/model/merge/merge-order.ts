/** Lists whose items have names of their own, and in which order the items of two such lists stand in one. */
import { sameValue } from '../diff/same-value.ts';

type Items = ReadonlyMap<string, unknown>;

export interface KeyedLists {
  readonly base: Items;
  readonly mine: Items;
  readonly theirs: Items;
}

/** By which field an item is known, the first one that it has: an edge by where it leads, a handler by its failure. */
const KEYS = ['name', 'id', 'event', 'exception', 'error', 'any', 'to', 'path'] as const;

function keyOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const key = KEYS.find((each) => typeof (item as Record<string, unknown>)[each] === 'string');
  return key === undefined ? undefined : String((item as Record<string, unknown>)[key]);
}

/** Items by key; the second one with the same key is `key #2`. Undefined: an item has none. */
function keyed(list: unknown): Items | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = new Map<string, unknown>();
  for (const item of list) {
    const key = keyOf(item);
    if (key === undefined) return undefined;
    let unique = key;
    for (let count = 2; items.has(unique); count++) unique = `${key} #${count}`;
    items.set(unique, item);
  }
  return items;
}

/** Undefined: these are not three lists of items with names. */
export function keysOfLists(base: unknown, mine: unknown, theirs: unknown): KeyedLists | undefined {
  const [old, ours, others] = [keyed(base), keyed(mine), keyed(theirs)];
  return old && ours && others && { base: old, mine: ours, theirs: others };
}

/** All keys: in the order of the side that moved something, with the other side's new ones behind what they stood behind. */
export function mergedOrder({ base, mine, theirs }: KeyedLists): readonly string[] {
  const shared = (items: Items): string[] =>
    [...items.keys()].filter((key) => base.has(key) && mine.has(key) && theirs.has(key));
  const hasMineMoved = !sameValue(shared(mine), shared(base));
  const [first, second] = hasMineMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first.keys()];
  let before: string | undefined;
  for (const key of second.keys()) {
    if (!order.includes(key)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    before = key;
  }
  return order;
}
