/** A value read anew that keeps, wherever it says the same as before, the very objects of before. */

/** Parts that say the same keep their identity, so that views of them have nothing to do. */
export const sharingUnchanged = <T>(before: unknown, after: T): T => share(before, after) as T;

function share(before: unknown, after: unknown): unknown {
  if (before === after) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const next = after.map((item, index) => share(matching(before, item, index), item));
    return next.length === before.length && next.every((item, index) => item === before[index])
      ? before
      : next;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const keys = Object.keys(after);
  const next = Object.fromEntries(keys.map((key) => [key, share(before[key], after[key])]));
  const isSame = keys.length === Object.keys(before).length && keys.every((key) => next[key] === before[key]);
  return isSame ? before : next;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Named records are compared with the one of the same name, wherever it stood. */
function matching(before: readonly unknown[], item: unknown, index: number): unknown {
  if (!isRecord(item) || typeof item.name !== 'string') return before[index];
  const same = before[index];
  if (isRecord(same) && same.name === item.name) return same;
  return before.find((each) => isRecord(each) && each.name === item.name);
}
