/**
 * What is certain when a node is reached: nodes that every path from the entrypoint passes, and variables that every
 * path sets. Handlers and interrupts may do more; this says only what the thread's own edges promise.
 */
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { namesIn } from '../expression/references.ts';

/** Nodes that have run on every path to `node`, itself not included; empty when it can't be reached. */
export function nodesOnEveryPath(thread: ThreadSpec, node: string): ReadonlySet<string> {
  const dominators = dominatorsOf(thread);
  const found = new Set<string>();
  for (let at = dominators.get(node); at !== undefined && !found.has(at); at = dominators.get(at)) {
    found.add(at);
  }
  return found;
}

/**
 * Whether the variable has a value when `node` is reached, as far as its own thread says: it has a default, must be
 * given, or every path sets it. `node` absent: at the start.
 */
export function isSetOnEveryPath(thread: ThreadSpec, variable: ThreadVarDef, node?: string): boolean {
  if (variable.required === true || variable.name === 'INPUT' || variable.access === 'INHERITED') return true;
  if (variable.default !== undefined && variable.default.trim() !== 'null') return true;
  const start = entryOf(thread);
  if (node === undefined || start === undefined) return false;
  const reached = new Set([start]);
  const nodes = new Map(thread.nodes.map((each) => [each.name, each]));
  for (const name of reached)
    for (const edge of nodes.get(name)?.next ?? [])
      if (!edge.set?.some((mutation) => namesIn(mutation).written === variable.name)) reached.add(edge.to);
  return !reached.has(node);
}

const entryOf = (thread: ThreadSpec): string | undefined =>
  thread.nodes.find(({ kind }) => kind === 'entrypoint')?.name;

const known = new WeakMap<ThreadSpec, ReadonlyMap<string, string>>();

/** The nearest node that every path to a node passes, by node; none for the entrypoint and for what is not reached. */
function dominatorsOf(thread: ThreadSpec): ReadonlyMap<string, string> {
  const present = known.get(thread);
  if (present !== undefined) return present;
  const found = computeDominators(thread);
  known.set(thread, found);
  return found;
}

/** Cooper, Harvey and Kennedy: "A simple, fast dominance algorithm". */
function computeDominators(thread: ThreadSpec): ReadonlyMap<string, string> {
  const start = entryOf(thread);
  if (start === undefined) return new Map();
  const order = reversePostorder(thread, start);
  const rank = new Map(order.map((name, index) => [name, index]));
  const sources = sourcesOf(thread);
  const dominator = new Map<string, string>([[start, start]]);
  const common = (a: string, b: string): string => {
    let [x, y] = [a, b];
    while (x !== y) {
      if (rank.get(x)! > rank.get(y)!) x = dominator.get(x)!;
      else y = dominator.get(y)!;
    }
    return x;
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const name of order.slice(1)) {
      const known = (sources.get(name) ?? []).filter((source) => dominator.has(source));
      const nearest = known.reduce<string | undefined>(
        (best, source) => (best === undefined ? source : common(best, source)),
        undefined,
      );
      if (nearest === undefined || dominator.get(name) === nearest) continue;
      dominator.set(name, nearest);
      isChanged = true;
    }
  }
  dominator.delete(start);
  return dominator;
}

function sourcesOf(thread: ThreadSpec): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const node of thread.nodes)
    for (const { to } of node.next) {
      const list = sources.get(to);
      if (list === undefined) sources.set(to, [node.name]);
      else list.push(node.name);
    }
  return sources;
}

/** Without recursion: a thread may be thousands of nodes long. */
function reversePostorder(thread: ThreadSpec, start: string): readonly string[] {
  const next = new Map(thread.nodes.map((node) => [node.name, node.next.map(({ to }) => to)]));
  const seen = new Set([start]);
  const done: string[] = [];
  const stack: { name: string; at: number }[] = [{ name: start, at: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = next.get(top.name)?.[top.at++];
    if (to === undefined) {
      done.push(top.name);
      stack.pop();
    } else if (!seen.has(to) && next.has(to)) {
      seen.add(to);
      stack.push({ name: to, at: 0 });
    }
  }
  return done.reverse();
}
