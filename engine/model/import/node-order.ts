/**
 * An order for the nodes of a ThreadSpec, which has none on the wire: the numbers with which the SDKs begin the names
 * (littlehorse.md §3.6) where all have one, otherwise along the edges from the ENTRYPOINT on.
 */
import { byCodeUnit } from '../compile/sorted-map.ts';
import type { Node } from '../document/node.ts';

export const inOrder = (nodes: readonly Node[]): readonly Node[] => {
  const named = [...nodes].sort((a, b) => byCodeUnit(a.name, b.name));
  if (named.every(({ name }) => NUMBERED.test(name)))
    return named.sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10));
  return alongEdges(named);
};

const NUMBERED = /^\d{1,9}-/;

/** Depth first, without recursion, so that a long chain is no matter. */
const alongEdges = (nodes: readonly Node[]): readonly Node[] => {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered = new Set<Node>();
  const starts = [...nodes.filter(({ kind }) => kind === 'entrypoint'), ...nodes];
  for (const start of starts) {
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (ordered.has(node)) continue;
      ordered.add(node);
      for (const { to } of node.next.toReversed()) {
        const sink = byName.get(to);
        if (sink !== undefined) waiting.push(sink);
      }
    }
  }
  return [...ordered];
};
