/**
 * Three-way merge of plain values: what only one side changed is taken, what both changed differently is a conflict with a
 * choice. Lists of named things merge by name, so that a node added here and a node changed there do not collide.
 */
import { sameValue } from '../diff/same-value.ts';
import { keysOfLists, mergedOrder } from './merge-order.ts';

export type Choice = 'mine' | 'theirs';

/** `undefined` among the values means: not there. */
export interface Conflict {
  /** The path as one text: stable while the three texts are. */
  readonly id: string;
  /** Names of fields and of list items, e.g. `threads`, `entrypoint`, `nodes`, `charge`, `retries`. */
  readonly path: readonly string[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What one side alone changed. */
export interface Change {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export interface Merged<T> {
  readonly value: T;
  readonly conflicts: readonly Conflict[];
  readonly mine: readonly Change[];
  readonly theirs: readonly Change[];
}

interface Walk {
  readonly conflicts: Conflict[];
  readonly mine: Change[];
  readonly theirs: Change[];
  readonly choices: ReadonlyMap<string, Choice>;
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Places on the canvas and other small records are one thing: half of each side's would be neither's. */
const isOneThing = (value: Fields): boolean =>
  Object.keys(value).every((key) => key === 'x' || key === 'y' || key === 'base' || key === 'baseMs');

/** @param choices by id of a conflict; a conflict without one is mine */
export function mergeValues<T>(
  base: T | undefined,
  mine: T,
  theirs: T,
  choices: ReadonlyMap<string, Choice>,
): Merged<T> {
  const walk: Walk = { conflicts: [], mine: [], theirs: [], choices };
  const value = merge(base, mine, theirs, [], walk) as T;
  return { value, conflicts: walk.conflicts, mine: walk.mine, theirs: walk.theirs };
}

function merge(base: unknown, mine: unknown, theirs: unknown, path: readonly string[], walk: Walk): unknown {
  if (sameValue(mine, theirs)) return mine;
  if (sameValue(base, theirs) && !canLookInto(base, mine)) return note(walk.mine, path, base, mine);
  if (sameValue(base, mine) && !canLookInto(base, theirs)) return note(walk.theirs, path, base, theirs);
  if (isRecord(base) && isRecord(mine) && isRecord(theirs) && !isOneThing(mine))
    return mergeRecords(base, mine, theirs, path, walk);
  const lists = keysOfLists(base ?? (path.length > 0 ? [] : undefined), mine, theirs);
  if (lists !== undefined) {
    const values = (map: ReadonlyMap<string, unknown>): Fields => Object.fromEntries(map);
    const [old, ours, others] = [values(lists.base), values(lists.mine), values(lists.theirs)];
    const merged = mergeRecords(old, ours, others, path, walk);
    return mergedOrder(lists).flatMap((key) => (merged[key] === undefined ? [] : [merged[key]]));
  }
  const id = path.join('/');
  walk.conflicts.push({ id, path, base, mine, theirs });
  return walk.choices.get(id) === 'theirs' ? theirs : mine;
}

/** Whether a change can be told in finer parts than "all of it". */
const canLookInto = (before: unknown, after: unknown): boolean =>
  (isRecord(before) && isRecord(after) && !isOneThing(after)) ||
  keysOfLists(before, after, after) !== undefined;

function note(changes: Change[], path: readonly string[], before: unknown, after: unknown): unknown {
  changes.push({ path, before, after });
  return after;
}

/** A field that is gone is left out, in the order of theirs and then mine. */
function mergeRecords(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  path: readonly string[],
  walk: Walk,
): Fields {
  const own = (record: Fields, key: string): unknown =>
    Object.hasOwn(record, key) ? record[key] : undefined;
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)]);
  const fields = [...keys].map((key) => {
    const value = merge(own(base, key), own(mine, key), own(theirs, key), [...path, key], walk);
    return [key, value] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
