/** Threads of any shape, from a seed: sequences, ifs with and without else, switches, loops, early exits, handlers, jumps. */
import type { Edge, Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';

/** A small generator of numbers in [0, 1): the same seed gives the same numbers everywhere (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Open {
  readonly from: string;
  readonly edge: Omit<Edge, 'to'>;
}

const CONDITIONS = ['ready', 'cart.total > 100 && !vip', 'output(check-the-stock).available', 'x == 1'];

/**
 * @param size about how many nodes
 * @param jumps how many edges between any two nodes are added: what no SDK would make, but an edit can
 */
export function randomThread(seed: number, size: number, jumps = 0): ThreadSpec {
  const next = random(seed);
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const edges = new Map<string, Edge[]>();
  const nodes: Node[] = [];
  const add = (kind: 'task' | 'nop' | 'exit' | 'entrypoint', opens: readonly Open[]): string => {
    const name = `${kind}-${nodes.length}`;
    const onFailure =
      kind === 'task' && next() < 0.2
        ? Array.from({ length: 1 + below(2) }, (_, at) => ({ run: 'handler', failure: `f-${at}` }))
        : [];
    const base = { name, onFailure, next: [] };
    nodes.push(kind === 'task' ? { ...base, kind, task: 'work', args: [] } : { ...base, kind });
    edges.set(name, []);
    for (const { from, edge } of opens) edges.get(from)?.push({ ...edge, to: name });
    return name;
  };
  const label = (): Omit<Edge, 'to'> => ({
    ...(next() < 0.2 ? { set: ['total = total + 1'] } : {}),
  });
  const block = (depth: number, room: number, opens: readonly Open[]): readonly Open[] => {
    let ends = opens;
    const until = nodes.length + room;
    while (nodes.length < until && ends.length > 0) {
      const left = until - nodes.length;
      const shape = depth > 3 ? 0 : next();
      if (shape < 0.6) {
        ends = [{ from: add('task', ends), edge: label() }];
      } else if (shape < 0.85) {
        const at = add('nop', ends);
        const ways = 1 + below(3);
        const inner = Array.from({ length: ways }, () =>
          block(depth + 1, 1 + below(Math.max(2, left / ways)), [
            { from: at, edge: { ...label(), when: pick(CONDITIONS) } },
          ]),
        );
        ends = [...inner.flat(), { from: at, edge: {} }];
        if (next() < 0.7) ends = [{ from: add('nop', ends), edge: {} }];
        if (next() < 0.15) {
          add('exit', ends.slice(0, 1));
          ends = ends.length > 1 ? ends.slice(1) : [{ from: at, edge: {} }];
        }
      } else {
        const head = add('nop', ends);
        const body = block(depth + 1, 1 + below(Math.max(2, left / 2)), [
          { from: head, edge: { when: pick(CONDITIONS) } },
        ]);
        for (const { from, edge } of body) edges.get(from)?.push({ ...edge, to: head });
        ends = [{ from: head, edge: {} }];
      }
    }
    return ends;
  };
  const start = add('entrypoint', []);
  const ends = block(0, size, [{ from: start, edge: {} }]);
  add('exit', ends);
  for (let jump = 0; jump < jumps; jump++) {
    const from = pick(nodes.filter((node) => node.kind !== 'exit'));
    const to = pick(nodes.filter((node) => node.kind !== 'entrypoint' && node.name !== from.name));
    edges.get(from.name)?.push({ to: to.name, when: pick(CONDITIONS) });
  }
  return {
    name: 'entrypoint',
    variables: [],
    interrupts: [],
    nodes: nodes.map((node) => ({ ...node, next: edges.get(node.name) ?? [] })),
  };
}
