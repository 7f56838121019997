/** A folded group as a thread is drawn: one card in place of its nodes, which all edges that cross its border keep. */
import type { Group } from '#model/document/layout.ts';
import type { Edge, Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';

export interface GroupCard {
  readonly group: Group;
  /** Nodes of the group that are there. */
  readonly members: readonly string[];
  /** Which edges of the workflow those of the card are. */
  readonly outgoing: readonly { readonly node: string; readonly index: number }[];
}

const cards = new WeakMap<Node, GroupCard>();

/** Undefined for a node that is no folded group. */
export const groupCardOf = (node: Node): GroupCard | undefined => cards.get(node);

/** No node of a workflow can be called so. */
export const groupNodeName = (id: string): string => `▣ ${id}`;

function kindOf(members: readonly Node[], outgoing: readonly Edge[]): 'entrypoint' | 'exit' | 'nop' {
  if (members.some(({ kind }) => kind === 'entrypoint')) return 'entrypoint';
  return outgoing.length === 0 && members.some(({ kind }) => kind === 'exit') ? 'exit' : 'nop';
}

function cardFor(group: Group, members: readonly Node[]): Node {
  const names = new Set(members.map(({ name }) => name));
  const crossing = members.flatMap((node) =>
    node.next.flatMap((edge, index) => (names.has(edge.to) ? [] : [{ edge, node: node.name, index }])),
  );
  const next = crossing.map(({ edge }) => edge);
  const node: Node = { kind: kindOf(members, next), name: groupNodeName(group.id), onFailure: [], next };
  cards.set(node, {
    group,
    members: [...names],
    outgoing: crossing.map(({ node: name, index }) => ({ node: name, index })),
  });
  return node;
}

const known = new WeakMap<ThreadSpec, { readonly groups: readonly Group[]; readonly spec: ThreadSpec }>();

/** The thread with a card for each of these groups. The very same thread when none of them has a node in it. */
export function foldedThread(thread: ThreadSpec, groups: readonly Group[]): ThreadSpec {
  const mine = groups.filter((group) => thread.nodes.some(({ name }) => group.nodes.includes(name)));
  if (mine.length === 0) return thread;
  const present = known.get(thread);
  if (present?.groups.length === mine.length && present.groups.every((each, index) => each === mine[index]))
    return present.spec;
  let nodes: readonly Node[] = thread.nodes;
  for (const group of mine) {
    const members = nodes.filter(({ name }) => group.nodes.includes(name));
    const names = new Set(members.map(({ name }) => name));
    const card = cardFor(group, members);
    const led = (node: Node): Node =>
      node.next.some(({ to }) => names.has(to))
        ? { ...node, next: node.next.map((edge) => (names.has(edge.to) ? { ...edge, to: card.name } : edge)) }
        : node;
    nodes = nodes.flatMap((node) => {
      if (node === members[0]) return [card];
      return names.has(node.name) ? [] : [kept(node, led(node))];
    });
  }
  const spec = { ...thread, nodes };
  known.set(thread, { groups: mine, spec });
  return spec;
}

/** A card of another group whose edges were led elsewhere still is that group's card. */
function kept(before: Node, after: Node): Node {
  const card = cards.get(before);
  if (card !== undefined && before !== after) cards.set(after, card);
  return after;
}
