/** The difference between two texts as few small replacements, so that cursor, folding and undo stay where they were. */

/** Replaces the characters from `start` up to `end` (offsets in the old text). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** More differing lines than this are replaced as one piece. */
const MOST_STEPS = 400;

/** In the order of the text, never overlapping; none when the texts are equal. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [a, b] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  let offset = lengthOf(a.slice(0, head));
  const edits: TextEdit[] = [];
  for (const { from, to } of hunks(middleA, middleB)) {
    const [old, text] = [from.join(''), to.join('')];
    if (old !== text) edits.push(trimmed(offset, old, text));
    offset += old.length;
  }
  return edits;
}

/** Lines with their line breaks. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);

/** Only the characters that differ. */
function trimmed(offset: number, old: string, text: string): TextEdit {
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, text.length) - head;
  while (tail < most && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return {
    start: offset + head,
    end: offset + old.length - tail,
    text: text.slice(head, text.length - tail),
  };
}

interface Hunk {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Equal and differing stretches in turn (Myers' greedy algorithm). */
function hunks(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const trace = shortestPath(a, b);
  if (trace === undefined) return [{ from: a, to: b }];
  const kept = keptLines(a, b, trace);
  const found: Hunk[] = [];
  let [x, y] = [0, 0];
  for (const [keptX, keptY] of [...kept, [a.length, b.length] as const]) {
    if (x < keptX || y < keptY) found.push({ from: a.slice(x, keptX), to: b.slice(y, keptY) });
    if (keptX < a.length) found.push({ from: [a[keptX]!], to: [a[keptX]!] });
    [x, y] = [keptX + 1, keptY + 1];
  }
  return found;
}

type Frontier = ReadonlyMap<number, number>;

/** The furthest x on each diagonal after each step; undefined: too many steps. */
function shortestPath(a: readonly string[], b: readonly string[]): readonly Frontier[] | undefined {
  const trace: Frontier[] = [];
  let frontier = new Map<number, number>([[1, 0]]);
  for (let step = 0; step <= Math.min(a.length + b.length, MOST_STEPS); step++) {
    trace.push(frontier);
    const next = new Map(frontier);
    for (let k = -step; k <= step; k += 2) {
      let x = startOn(frontier, k, step);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
    frontier = next;
  }
  return undefined;
}

function startOn(frontier: Frontier, k: number, step: number): number {
  const [below, above] = [frontier.get(k - 1) ?? -1, frontier.get(k + 1) ?? -1];
  return k === -step || (k !== step && below < above) ? above : below + 1;
}

/** Pairs of indexes of lines that stay, in order. */
function keptLines(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Frontier[],
): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  let [x, y] = [a.length, b.length];
  for (let step = trace.length - 1; step >= 0; step--) {
    const frontier = trace[step]!;
    const k = x - y;
    const start = startOn(frontier, k, step);
    while (x > start && y > start - k) kept.push([--x, --y]);
    if (step === 0) break;
    const isDown = k === -step || (k !== step && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
    const before = isDown ? k + 1 : k - 1;
    x = frontier.get(before) ?? 0;
    y = x - before;
  }
  return kept.reverse();
}
