/** What an edit did to groups and notes, for the ear. Moves and the words of a note are left to who moves and writes. */
import type { Group, LayoutDocument, Note } from '#model/document/layout.ts';
import { colorOfGroup } from '../canvas/groups/group-edits.ts';
import { colorOf } from '../canvas/notes/note-edits.ts';

const WORDS_OF_NOTE = 40;

const noteWords = ({ text }: Note): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return 'empty note';
  return `note ${line.length > WORDS_OF_NOTE ? `${line.slice(0, WORDS_OF_NOTE)}…` : line}`;
};

function changedGroup(was: Group, is: Group): string[] {
  const said: string[] = [];
  if (was.name !== is.name) said.push(`Renamed group ${was.name} to ${is.name}`);
  if (colorOfGroup(was) !== colorOfGroup(is)) said.push(`Group ${is.name} is ${colorOfGroup(is)} now`);
  const came = is.nodes.filter((node) => !was.nodes.includes(node));
  const left = was.nodes.filter((node) => !is.nodes.includes(node));
  if (came.length > 0) said.push(`Put ${came.join(', ')} into group ${is.name}`);
  if (left.length > 0) said.push(`Took ${left.join(', ')} out of group ${is.name}`);
  return said;
}

/** The pairs of two lists by id: what went, what is there twice, what came. */
function compared<T extends { readonly id: string }>(
  was: readonly T[] = [],
  is: readonly T[] = [],
): readonly { readonly was?: T; readonly is?: T }[] {
  if (was === is) return [];
  const [before, after] = [was, is].map((list) => new Map(list.map((each) => [each.id, each])));
  return [
    ...was.map((each) => ({ was: each, is: after?.get(each.id) })),
    ...is.filter(({ id }) => before?.has(id) === false).map((each) => ({ is: each })),
  ];
}

/** Sentences without their full stop; none when there is nothing to say. */
export function spokenLayoutChange(before: LayoutDocument, after: LayoutDocument): readonly string[] {
  const groups = compared(before.groups, after.groups).flatMap(({ was, is }) => {
    if (was && is) return changedGroup(was, is);
    if (was) return [`Ungrouped ${was.name}`];
    return is ? [`Added group ${is.name} of ${is.nodes.join(', ')}`] : [];
  });
  const notes = compared(before.notes, after.notes).flatMap(({ was, is }) => {
    if (was && is) return colorOf(was) === colorOf(is) ? [] : [`The ${noteWords(is)} is ${colorOf(is)} now`];
    if (was) return [`Deleted ${noteWords(was)}`];
    return is ? ['Added a note'] : [];
  });
  return [...groups, ...notes];
}
