/**
 * Changes of immutable values that keep the identity of whatever did not change, so that views and caches can tell by
 * `===` what they need not do again.
 */

/** Maps a list; answers the very same list when no item changed. */
export function mapSharing<T>(list: readonly T[], change: (item: T, index: number) => T): readonly T[] {
  let changed: T[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index]!;
    const next = change(item, index);
    if (next !== item) (changed ??= [...list])[index] = next;
  }
  return changed ?? list;
}

/** Filters a list; answers the very same list when every item stays. */
export function filterSharing<T>(
  list: readonly T[],
  keep: (item: T, index: number) => boolean,
): readonly T[] {
  const kept = list.filter(keep);
  return kept.length === list.length ? list : kept;
}

/** Sets fields; `undefined` takes a field away. Answers the very same record when nothing changed. */
export function patched<T extends object>(
  record: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const keys = Object.keys(patch) as (keyof T)[];
  if (keys.every((key) => patch[key] === record[key])) return record;
  const next = { ...record, ...patch };
  for (const key of keys) if (patch[key] === undefined) delete next[key];
  return next;
}

/** A record without the keys; the very same record when it had none of them. */
export function without<T>(
  record: Readonly<Record<string, T>>,
  keys: Iterable<string>,
): Readonly<Record<string, T>> {
  const gone = new Set(keys);
  const entries = Object.entries(record);
  const kept = entries.filter(([key]) => !gone.has(key));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}

/** A record in which one key is called otherwise; its order is kept. */
export function rekeyed<T>(
  record: Readonly<Record<string, T>>,
  from: string,
  to: string,
): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, from)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}
