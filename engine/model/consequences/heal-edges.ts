/** When a node is taken out of a path, the edges that led into it lead on to where its own path went. */
import type { Edge, Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { mapNodes } from '../commands/change.ts';
import { patched } from '../commands/sharing.ts';

/** The first node on the path that stays; undefined when the path ends or turns in a circle. */
function staysAfter(nodes: ReadonlyMap<string, Node>, removed: ReadonlySet<string>, start: string) {
  const seen = new Set<string>();
  let name: string | undefined = start;
  while (name !== undefined && removed.has(name)) {
    if (seen.has(name)) return undefined;
    seen.add(name);
    const edges: readonly Edge[] = nodes.get(name)?.next ?? [];
    name = (edges.find((edge) => edge.when === undefined) ?? edges[0])?.to;
  }
  return name;
}

export function healEdges(thread: ThreadSpec, removed: ReadonlySet<string>): ThreadSpec {
  const nodes = new Map(thread.nodes.map((node) => [node.name, node]));
  return mapNodes(thread, (node) => {
    if (removed.has(node.name) || !node.next.some((edge) => removed.has(edge.to))) return node;
    const healed: Edge[] = [];
    for (const edge of node.next) {
      if (!removed.has(edge.to)) {
        healed.push(edge);
        continue;
      }
      const to = staysAfter(nodes, removed, edge.to);
      const doubled = node.next.some((other) => other.to === to && other.when === edge.when);
      if (to !== undefined && to !== node.name && !doubled) healed.push({ ...edge, to });
    }
    return patched(node, { next: healed });
  });
}
