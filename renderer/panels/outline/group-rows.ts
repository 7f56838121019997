/** Rows of the outline for groups: each at the place of its first node, with its nodes inside it. */
import type { Group } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import type { OutlineSource, RowWithInside } from './outline-row.ts';

export const groupRowId = (id: string): string => `group:${id}`;

export const countedNodes = (count: number): string => (count === 1 ? '1 node' : `${count} nodes`);

function groupRow(
  source: OutlineSource,
  thread: string,
  group: Group,
  members: readonly Node[],
  rowOf: (node: Node) => RowWithInside,
): RowWithInside {
  const isFolded = source.foldedGroups.has(group.id);
  const detail = countedNodes(members.length) + (isFolded ? ', folded on the canvas' : '');
  const spoken = (): string => {
    const marks = members.flatMap(({ name }) => source.markOf(`${thread}/${name}`) ?? []);
    const troubled = marks.filter(({ severity }) => severity !== 'info').length;
    return [`${group.name}, ${detail}, group`, ...(troubled > 0 ? [`${troubled} with problems`] : [])].join(
      ', ',
    );
  };
  return {
    id: groupRowId(group.id),
    kind: 'group',
    name: group.name,
    detail,
    spoken,
    items: members.map(({ name }) => ({ kind: 'node', thread, node: name })),
    thread,
    group,
    index: 0,
    isOpenAtFirst: true,
    inside: () => members.map(rowOf),
  };
}

/** @param nodes all of the thread, in the order in which they are to stand */
export function inGroups(
  source: OutlineSource,
  thread: ThreadSpec,
  nodes: readonly Node[],
  rowOf: (node: Node) => RowWithInside,
): readonly RowWithInside[] {
  const groups = source.groups.filter((group) => group.thread === thread.name);
  if (groups.length === 0) return nodes.map(rowOf);
  const groupOf = new Map(groups.flatMap((group) => group.nodes.map((name) => [name, group] as const)));
  const members = Map.groupBy(nodes, ({ name }) => groupOf.get(name));
  const seen = new Set<Group>();
  return nodes.flatMap((node) => {
    const group = groupOf.get(node.name);
    if (group === undefined) return [rowOf(node)];
    if (seen.has(group)) return [];
    seen.add(group);
    return [groupRow(source, thread.name, group, members.get(group) ?? [], rowOf)];
  });
}
