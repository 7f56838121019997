/**
 * The same drawing as `after`, built of the very records of `before` wherever they say the same: after a text was parsed
 * anew, caches and views then still know what did not change.
 */
import type { Drawing } from '../document/drawing.ts';
import { sameValue } from './same-value.ts';

function reuse<T>(before: T, after: T): T {
  if (Object.is(before, after)) return after;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return after;
  if (Array.isArray(before) && Array.isArray(after)) return reuseList(before, after) as T;
  if (Array.isArray(before) || Array.isArray(after)) return after;
  const old = before as Record<string, unknown>;
  const next = Object.fromEntries(
    Object.entries(after).map(([key, value]) => [
      key,
      Object.hasOwn(old, key) ? reuse<unknown>(old[key], value) : value,
    ]),
  );
  return allSame(old, next) ? before : (next as T);
}

/** Items with a name are matched by it, others by their index. */
function reuseList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const named = new Map(before.map((item): [unknown, unknown] => [nameOf(item), item]));
  const next = after.map((item, index) => {
    const name = nameOf(item);
    const old = name === undefined ? before[index] : named.get(name);
    return old === undefined ? item : reuse(old, item);
  });
  return next.length === before.length && next.every((item, index) => item === before[index]) ? before : next;
}

const nameOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;

function allSame(before: Record<string, unknown>, next: Record<string, unknown>): boolean {
  const keys = Object.keys(next);
  if (keys.some((key) => next[key] !== before[key])) return false;
  return keys.length === Object.keys(before).length || sameValue(before, next);
}

export const reuseUnchanged = (before: Drawing, after: Drawing): Drawing => reuse(before, after);
