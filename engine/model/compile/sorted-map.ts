/** Wire maps with their keys in code unit order, so that the same drawing gives the same bytes on every machine. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Defines instead of assigns, so that a record may be named `__proto__`. */
export const sortedMap = <T>(entries: readonly (readonly [string, T])[]): { [key: string]: T } => {
  const byKey = new Map(entries);
  const map: { [key: string]: T } = {};
  for (const key of [...byKey.keys()].sort(byCodeUnit)) {
    const value = byKey.get(key) as T;
    if (key === '__proto__')
      Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
    else map[key] = value;
  }
  return map;
};
