/** Where a node stands, what hangs from it and what is wrong with it, in words for who can't see the canvas. */
import type { Edge, FailureHandlerDef, Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { failureName } from '../../canvas/layout/starters.ts';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import type { ProblemMark } from '../../store/problem-index.ts';

interface Way {
  readonly from: Node;
  readonly index: number;
}

const incoming = new WeakMap<ThreadSpec, ReadonlyMap<string, readonly Way[]>>();

/** The edges that lead to a node, in the order of the file. Kept per immutable thread. */
export function waysTo(thread: ThreadSpec, node: string): readonly Way[] {
  let index = incoming.get(thread);
  if (index === undefined) {
    const found = new Map<string, Way[]>();
    for (const from of thread.nodes)
      from.next.forEach(({ to }, at) => {
        const ways = found.get(to);
        if (ways) ways.push({ from, index: at });
        else found.set(to, [{ from, index: at }]);
      });
    incoming.set(thread, (index = found));
  }
  return index.get(node) ?? [];
}

/** `branch not charged, 2 of 3`; empty for the only edge of a node that is always taken. */
export function branchWords(edges: readonly Edge[], index: number): string {
  const edge = edges[index];
  if (edge === undefined) return '';
  if (edges.length === 1) return edge.when === undefined ? '' : `when ${edge.when}`;
  return `branch ${answerWords(edges, index)}, ${index + 1} of ${edges.length}`;
}

const WAYS_SPOKEN = 2;

/** `after charge, branch not charged, 2 of 3`. */
export function placeOf(thread: ThreadSpec, node: Node): string {
  if (node.kind === 'entrypoint') return 'start of the thread';
  const ways = waysTo(thread, node.name);
  if (ways.length === 0) return 'nothing leads here';
  const spoken = ways
    .slice(0, WAYS_SPOKEN)
    .map(({ from, index }) =>
      [`after ${from.name}`, branchWords(from.next, index)].filter(Boolean).join(', '),
    );
  const more = ways.length - spoken.length;
  return [...spoken, ...(more > 0 ? [`${more} more`] : [])].join('; and ');
}

/** `failed handler card-declined → ask-for-card`. */
export const handlerWords = (handler: FailureHandlerDef, ofChildThread = false): string =>
  `failure handler ${failureName(handler)}${ofChildThread ? ' of a child thread' : ''} → ${handler.run}`;

/** Handlers of a node itself and of the threads that it waits for. */
export const allHandlers = (
  node: Node,
): readonly { handler: FailureHandlerDef; ofChildThread: boolean }[] => [
  ...node.onFailure.map((handler) => ({ handler, ofChildThread: false })),
  ...(node.kind === 'wait-for-threads'
    ? (node.onThreadFailure ?? []).map((handler) => ({ handler, ofChildThread: true }))
    : []),
];

/** `problem: task “charge-card” takes 3 arguments, and 1 more`. */
export const problemWords = (mark: ProblemMark | undefined): readonly string[] =>
  mark === undefined
    ? []
    : [
        `${mark.severity === 'error' ? 'problem' : mark.severity}: ${mark.first.replace(/\.$/, '')}${mark.count > 1 ? `, and ${mark.count - 1} more` : ''}`,
      ];

/** `charge, Task, task charge-card · 3 retries; after reserve, branch …, 1 of 2; problem: …; failure handler …`. */
export function spokenNode(thread: ThreadSpec, node: Node, mark: ProblemMark | undefined): string {
  const line = spokenLine(node).trim();
  const kind = viewOf(node.kind).label;
  const isSaid = line.toLowerCase().startsWith(kind.toLowerCase());
  const what = [node.name, ...(isSaid ? [] : [kind]), ...(line === '' ? [] : [line])].join(', ');
  return [
    what,
    placeOf(thread, node),
    ...problemWords(mark),
    ...allHandlers(node).map(({ handler, ofChildThread }) => handlerWords(handler, ofChildThread)),
  ].join('; ');
}

/** What an edge answers: its condition, `otherwise`, or nothing when it is the only one and always taken. */
export function answerWords(edges: readonly Edge[], index: number): string {
  const edge = edges[index];
  if (edge?.when !== undefined || edges.length === 1) return edge?.when ?? '';
  return index === edges.length - 1 ? 'otherwise' : 'always';
}

/** `charge, not charged; edge from paid, branch 2 of 3; sets charged = true`: first what is seen. */
export function spokenEdge(node: Node, index: number): string {
  const edge = node.next[index];
  if (edge === undefined) return '';
  const answer = answerWords(node.next, index);
  const count = node.next.length;
  return [
    edge.to + (answer === '' ? '' : `, ${answer}`),
    `edge from ${node.name}${count > 1 ? `, branch ${index + 1} of ${count}` : ''}`,
    ...(edge.set?.length ? [`sets ${edge.set.join(', ')}`] : []),
  ].join('; ');
}
