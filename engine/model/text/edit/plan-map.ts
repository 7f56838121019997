/** What becomes of each entry of a map, in the new order. */
import { sameTree, type Tree, type TreeMap } from '../yaml/tree.ts';
import type { YamlMap } from '../yaml/yaml-node.ts';

export interface Kept {
  readonly key: string;
  /** Index in the source. */
  readonly from: number;
  readonly keyEnd: number;
  readonly before: Tree;
  readonly after: Tree;
  /** The name it had. */
  readonly renamed?: string;
}

export interface Added {
  readonly key: string;
  readonly from: undefined;
  readonly renamed?: undefined;
  readonly value: Tree;
}

export type Step = Kept | Added;

/** Undefined when the source says the map in another form than the tree. */
export const planMap = (node: YamlMap, before: TreeMap, after: TreeMap): readonly Step[] | undefined => {
  const was = new Map(before.entries);
  const is = new Map(after.entries);
  const renames = renamed(before, after, was, is);
  const kept: Kept[] = [];
  for (const [from, { key, keySpan }] of node.entries.entries()) {
    const name = renames.get(key) ?? key;
    const old = was.get(key);
    const now = is.get(name);
    // What the tree never said is a default that somebody wrote out; it stays.
    if (now === undefined && old !== undefined) continue;
    const nothing: Tree = now ?? { kind: 'scalar', text: '', isBare: true };
    const step = { key: name, from, keyEnd: keySpan.end, before: old ?? nothing, after: nothing };
    if (old === undefined && now !== undefined)
      kept.push({ ...step, before: { kind: 'scalar', text: '\0', isBare: true } });
    else kept.push(name === key ? step : { ...step, renamed: key });
  }
  const present = new Set(kept.map(({ key }) => key));
  const added: Added[] = [];
  for (const [key, value] of after.entries) {
    if (present.has(key)) continue;
    const old = was.get(key);
    if (old === undefined) added.push({ key, from: undefined, value });
    else if (!sameTree(old, value)) return undefined;
  }
  return ordered(kept, added, before, after, renames);
};

/** One name gone and one new at the same position is a rename. */
const renamed = (
  before: TreeMap,
  after: TreeMap,
  was: ReadonlyMap<string, Tree>,
  is: ReadonlyMap<string, Tree>,
): ReadonlyMap<string, string> => {
  if (before.entries.length !== after.entries.length) return new Map();
  const pairs: [string, string][] = [];
  for (const [index, [key]] of before.entries.entries()) {
    const name = after.entries[index]?.[0];
    if (name === undefined || name === key) continue;
    if (!is.has(key) && !was.has(name)) pairs.push([key, name]);
  }
  return new Map(pairs);
};

/** The source's own order, unless the order of names was changed; what is new goes after what it follows. */
const ordered = (
  kept: readonly Kept[],
  added: readonly Added[],
  before: TreeMap,
  after: TreeMap,
  renames: ReadonlyMap<string, string>,
): readonly Step[] => {
  const rank = new Map(after.entries.map(([key], index) => [key, index]));
  const common = before.entries.flatMap(([key]) => rank.get(renames.get(key) ?? key) ?? []);
  const isSameOrder = common.every((position, index) => index === 0 || (common[index - 1] ?? 0) < position);
  const steps: Step[] = [...kept];
  if (!isSameOrder) {
    const last = after.entries.length;
    return [...steps, ...added].sort((a, b) => (rank.get(a.key) ?? last) - (rank.get(b.key) ?? last));
  }
  for (const step of added) {
    const position = rank.get(step.key) ?? 0;
    const earlier = new Set(after.entries.slice(0, position).map(([key]) => key));
    let at = 0;
    for (const [index, { key }] of steps.entries()) if (earlier.has(key)) at = index + 1;
    steps.splice(at, 0, step);
  }
  return steps;
};
