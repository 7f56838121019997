/**
 * What is selected after a deletion, so that who works by keys stays where they were: the node before along the graph,
 * else the next one, else the thread. After an edge the node that it left, after a thread the one above it, after a note
 * the one nearest to it.
 */
import type { Drawing } from '#model/document/drawing.ts';
import type { Note } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import type { SelectedItem } from '../store/session-store.ts';

const threadOf = ({ workflow }: Drawing, name: string): ThreadSpec | undefined =>
  workflow.threads.find((thread) => thread.name === name);

/** The first node that is left on the ways from here, over all that is gone. */
function alongWays(
  from: string,
  waysOf: (name: string) => readonly string[],
  isLeft: (name: string) => boolean,
): string | undefined {
  const queue = [from];
  const seen = new Set(queue);
  for (const name of queue)
    for (const next of waysOf(name)) {
      if (isLeft(next)) return next;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  return undefined;
}

function besideNode(before: ThreadSpec, after: ThreadSpec, node: string): SelectedItem {
  const left = new Set(after.nodes.map(({ name }) => name));
  const isLeft = (name: string): boolean => left.has(name);
  const waysIn = (name: string) =>
    before.nodes.filter(({ next }) => next.some(({ to }) => to === name)).map((each) => each.name);
  const waysOut = (name: string) =>
    before.nodes.find((each) => each.name === name)?.next.map(({ to }) => to) ?? [];
  const beside = isLeft(node) ? node : (alongWays(node, waysIn, isLeft) ?? alongWays(node, waysOut, isLeft));
  const { name: thread } = before;
  return beside === undefined ? { kind: 'thread', thread } : { kind: 'node', thread, node: beside };
}

function besideThread(before: Drawing, after: Drawing, name: string): SelectedItem | undefined {
  const names = before.workflow.threads.map((thread) => thread.name);
  const at = names.indexOf(name);
  const inOrder = [...names.slice(0, at).reverse(), ...names.slice(at + 1)];
  const thread = inOrder.find((each) => threadOf(after, each) !== undefined);
  return thread === undefined ? undefined : { kind: 'thread', thread };
}

function besideNote(gone: Note | undefined, left: readonly Note[]): SelectedItem | undefined {
  const far = ({ x, y }: Note): number => (gone ? (x - gone.x) ** 2 + (y - gone.y) ** 2 : 0);
  const [nearest] = [...left].sort((a, b) => far(a) - far(b));
  return nearest && { kind: 'note', id: nearest.id };
}

/** @param items what was deleted; of several the first node counts, else the first of what there is */
export function afterDeletion(
  before: Drawing,
  after: Drawing,
  items: readonly SelectedItem[],
): SelectedItem | undefined {
  const item = items.find(({ kind }) => kind === 'node') ?? items[0];
  switch (item?.kind) {
    case 'node':
    case 'edge': {
      const [was, is] = [threadOf(before, item.thread), threadOf(after, item.thread)];
      return was && is ? besideNode(was, is, item.node) : besideThread(before, after, item.thread);
    }
    case 'thread':
      return besideThread(before, after, item.thread);
    case 'note': {
      const gone = before.layout.notes?.find(({ id }) => id === item.id);
      return besideNote(gone, after.layout.notes ?? []);
    }
    default:
      return undefined;
  }
}
