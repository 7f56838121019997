/** All that Ctrl+F finds: nodes first, then groups by their name and notes by their text. */
import type { Drawing } from '#model/document/drawing.ts';
import type { Group, Note } from '#model/document/layout.ts';
import type { Problem } from '#model/document/problem.ts';
import type { SelectedItem } from '../../store/session-store.ts';
import { findNodes, question, type FoundNode } from './find-nodes.ts';

export type Found =
  | ({ readonly kind: 'node' } & FoundNode)
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'note'; readonly note: Note };

/** `kind:note` and `kind:group` are all of them; `thread:…` finds groups, too; other operators are of nodes alone. */
export function findAll(drawing: Drawing, problems: readonly Problem[], text: string): readonly Found[] {
  const { words, operators } = question(text);
  const nodes = findNodes(drawing.workflow, problems, text);
  const found: Found[] = nodes.map((each) => ({ kind: 'node', ...each }));
  if (words.length === 0 && operators.length === 0) return found;
  const fits = (kind: 'group' | 'note', said: string, thread?: string): boolean =>
    words.every((word) => said.toLowerCase().includes(word)) &&
    operators.every(
      ({ name, value }) =>
        (name === 'kind' && kind.startsWith(value)) ||
        (name === 'thread' && thread?.toLowerCase().includes(value) === true),
    );
  const { groups = [], notes = [] } = drawing.layout;
  return [
    ...found,
    ...groups
      .filter(({ name, thread }) => fits('group', name, thread))
      .map((group): Found => ({ kind: 'group', group })),
    ...notes.filter((note) => fits('note', note.text)).map((note): Found => ({ kind: 'note', note })),
  ];
}

/** What is selected of it: the nodes of a group. */
export function itemsOfFound(found: Found): readonly SelectedItem[] {
  switch (found.kind) {
    case 'node':
      return [{ kind: 'node', thread: found.thread, node: found.node.name }];
    case 'group':
      return found.group.nodes.map((node) => ({ kind: 'node', thread: found.group.thread, node }));
    case 'note':
      return [{ kind: 'note', id: found.note.id }];
  }
}

export const keyOfFound = (found: Found): string =>
  found.kind === 'node'
    ? `${found.thread}/${found.node.name}`
    : found.kind === 'group'
      ? `group:${found.group.id}`
      : `note:${found.note.id}`;
