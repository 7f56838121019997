/** Three-way merge of texts line by line, as version control does it: what only one side touched is taken. */

/** More differing lines than this are not looked through: then the texts have little in common anyway. */
const DIFFERENCES_MAX = 4_000;

/** Undefined: both sides changed the same lines, or lines that touch. */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  const [old, ours, others] = [base, mine, theirs].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const [toMine, toTheirs] = [matches(old, ours), matches(old, others)];
  if (toMine === undefined || toTheirs === undefined) return undefined;
  const merged: string[] = [];
  let [at, m, t] = [0, 0, 0];
  for (;;) {
    while (at < old.length && toMine[at] === m && toTheirs[at] === t) {
      merged.push(old[at]!);
      [at, m, t] = [at + 1, m + 1, t + 1];
    }
    if (at === old.length && m === ours.length && t === others.length) return merged.join('\n');
    let end = at;
    while (end < old.length && (toMine[end] === undefined || toTheirs[end] === undefined)) end++;
    const [mEnd, tEnd] = [toMine[end] ?? ours.length, toTheirs[end] ?? others.length];
    const chunk = merge(old.slice(at, end), ours.slice(m, mEnd), others.slice(t, tEnd));
    if (chunk === undefined) return undefined;
    merged.push(...chunk);
    [at, m, t] = [end, mEnd, tEnd];
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index]);

function merge(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  if (same(base, mine) || same(mine, theirs)) return theirs;
  return same(base, theirs) ? mine : undefined;
}

/** For each line of `a` the line of `b` that it became, in one longest common order (Myers' greedy way). */
function matches(a: readonly string[], b: readonly string[]): readonly (number | undefined)[] | undefined {
  const found: (number | undefined)[] = a.map(() => undefined);
  const trail: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, DIFFERENCES_MAX); d++) {
    trail.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = isDown ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length, found);
    }
    reach = new Map(reach);
  }
  return undefined;
}

function walkBack(
  trail: readonly ReadonlyMap<number, number>[],
  aEnd: number,
  bEnd: number,
  found: (number | undefined)[],
): readonly (number | undefined)[] {
  let [x, y] = [aEnd, bEnd];
  for (let d = trail.length - 1; d >= 0; d--) {
    const reach = trail[d]!;
    const k = x - y;
    const isDown = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = isDown ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = d === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      [x, y] = [x - 1, y - 1];
      found[x] = y;
    }
    [x, y] = [fromX, fromY];
  }
  return found;
}
