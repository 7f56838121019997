/** Whether two plain values (objects, lists, scalars) say the same; absent and `undefined` fields are alike. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) {
    const own = Object.hasOwn(left, key) ? left[key] : undefined;
    const other = Object.hasOwn(right, key) ? right[key] : undefined;
    if (!sameValue(own, other)) return false;
  }
  return true;
}
