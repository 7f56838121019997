/** What an undone or redone step changed, in the terms of the screen: cards, frames, notes and definitions to look at. */
import type { Drawing } from '#model/document/drawing.ts';
import { nodeIndex } from '#model/document/node-index.ts';
import type { Note } from '#model/document/layout.ts';
import { sameValue } from '#model/diff/same-value.ts';
import type { Difference } from '#model/history/records.ts';
import type { SelectedItem } from './session-store.ts';

export interface StepChanges {
  /** As far as they are there afterwards. */
  readonly items: readonly SelectedItem[];
  /** Ids of notes that are there afterwards. */
  readonly notes: readonly string[];
}

const keyOf = (item: SelectedItem): string => JSON.stringify(item);

/** Of a list of records with ids: those that are new or differ. */
function changedIds<T extends { readonly id: string }>(
  was: readonly T[],
  is: readonly T[],
): readonly string[] {
  const before = new Map(was.map((each) => [each.id, each]));
  return is.filter((each) => !sameValue(before.get(each.id), each)).map(({ id }) => id);
}

function itemOf(difference: Difference): SelectedItem | undefined {
  switch (difference.kind) {
    case 'node':
      return { kind: 'node', thread: difference.thread, node: difference.name };
    case 'frame':
      return { kind: 'thread', thread: difference.thread };
    case 'thread': {
      // The order of its nodes changes with every node that comes or goes.
      const without = (record: typeof difference.before) => record && { ...record, nodes: [] };
      const isOwn = !sameValue(without(difference.before), without(difference.after));
      return isOwn ? { kind: 'thread', thread: difference.thread } : undefined;
    }
    case 'definition':
      return { kind: 'definition', definition: difference.definition, name: difference.name };
    default:
      return undefined;
  }
}

/** Cards that went elsewhere. The first move of a thread writes down where all of its cards are: then the selected ones count. */
function movedItems(
  differences: readonly Difference[],
  selection: readonly SelectedItem[],
): readonly SelectedItem[] {
  const places = differences.filter((each) => each.kind === 'place');
  const moved = places.filter(({ before, after }) => before !== undefined && after !== undefined);
  const items = (list: typeof places): readonly SelectedItem[] =>
    list.map(({ thread, name }) => ({ kind: 'node', thread, node: name }));
  if (moved.length > 0) return items(moved);
  const selected = new Set(selection.map(keyOf));
  const chosen = items(places).filter((item) => selected.has(keyOf(item)));
  return chosen.length > 0 ? chosen : items(places);
}

/** Nodes of groups that are new or differ. */
function inGroups(before: Drawing, after: Drawing): readonly SelectedItem[] {
  const [was, is] = [before.layout.groups ?? [], after.layout.groups ?? []];
  const changed = new Set([...changedIds(was, is), ...changedIds(is, was)]);
  return [...is, ...was]
    .filter(({ id }) => changed.has(id))
    .flatMap(({ thread, nodes }) => nodes.map((node) => ({ kind: 'node' as const, thread, node })));
}

const isThere = (drawing: Drawing, item: SelectedItem): boolean => {
  if (!('thread' in item)) return true;
  const thread = drawing.workflow.threads.find(({ name }) => name === item.thread);
  return item.kind === 'thread'
    ? thread !== undefined
    : thread !== undefined && nodeIndex(thread).has(item.node);
};

export function stepChanges(
  differences: readonly Difference[],
  before: Drawing,
  after: Drawing,
  selection: readonly SelectedItem[],
): StepChanges {
  const direct = differences.flatMap((each) => itemOf(each) ?? []);
  const nodes = direct.filter(({ kind }) => kind === 'node');
  const frames = direct.filter(({ kind }) => kind === 'thread');
  const moved = nodes.length > 0 ? [] : movedItems(differences, selection);
  // A frame is shown for its own sake only: its corner is written down with the first card that moves in it.
  const seen = [...nodes, ...moved, ...inGroups(before, after)];
  const items = [
    ...seen,
    ...(seen.length > 0 ? [] : frames),
    ...direct.filter((each) => each.kind === 'definition'),
  ];
  const known = new Map(items.filter((item) => isThere(after, item)).map((item) => [keyOf(item), item]));
  const notes: readonly Note[] = after.layout.notes ?? [];
  return { items: [...known.values()], notes: changedIds(before.layout.notes ?? [], notes) };
}
