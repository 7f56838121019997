/**
 * Pages of searches and lists (littlehorse.md §1.6): a limit (100 unless told) and an opaque bookmark that says after
 * which place to go on. An unreadable bookmark means the beginning, as on the real server.
 */
export const DEFAULT_LIMIT = 100;

export interface PageRequest {
  readonly bookmark?: Uint8Array | undefined;
  readonly limit?: number | undefined;
}

export interface Page<T> {
  readonly results: T[];
  /** Absent: there is no more. */
  readonly bookmark?: Uint8Array;
}

/**
 * `fetch` gives the items after the place, in order, at most `limit`; `place` says where an item stands. Limit 0 and
 * below: no items, but a bookmark.
 */
export function page<T, P>(
  { bookmark, limit = DEFAULT_LIMIT }: PageRequest,
  fetch: (after: P | undefined, limit: number) => readonly T[],
  place: (item: T) => P,
): Page<T> {
  const after = readBookmark<P>(bookmark);
  if (limit <= 0) return { results: [], bookmark: bookmark ?? writeBookmark(null) };
  const items = fetch(after, limit + 1);
  const results = items.slice(0, limit);
  const last = results.at(-1);
  return items.length > limit && last !== undefined
    ? { results, bookmark: writeBookmark(place(last)) }
    : { results };
}

/** A page of what is in memory as a whole, in order. */
export function pageOf<T>(request: PageRequest, all: readonly T[]): Page<T> {
  const indexed = all.map((item, index) => ({ item, index }));
  const found = page<{ item: T; index: number }, number>(
    request,
    (after, limit) => indexed.slice((after ?? -1) + 1, (after ?? -1) + 1 + limit),
    ({ index }) => index,
  );
  return { ...found, results: found.results.map(({ item }) => item) };
}

const writeBookmark = (place: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(place));

function readBookmark<P>(bookmark: Uint8Array | undefined): P | undefined {
  if (bookmark === undefined || bookmark.length === 0) return undefined;
  try {
    return (JSON.parse(new TextDecoder().decode(bookmark)) as P | null) ?? undefined;
  } catch {
    return undefined;
  }
}
