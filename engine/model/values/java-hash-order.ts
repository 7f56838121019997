/** The order in which Java's HashMap gives its keys, in which a real server prints what it kept in one. */

/** `String.hashCode`, with the high bits spread down as HashMap does. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 16);
}

/** By bucket of a table that is at most three quarters full; those of one bucket as they came. */
export function inJavaHashOrder(keys: readonly string[]): string[] {
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  const bucketOf = new Map(keys.map((key) => [key, hashOf(key) & (buckets - 1)]));
  return keys.toSorted((a, b) => (bucketOf.get(a) ?? 0) - (bucketOf.get(b) ?? 0));
}
