/** Where a use is, in words: for lists of readers, writers and users. */
import type { Place } from '#model/document/problem.ts';
import { placeWords } from '../problems/place-words.ts';

const parts: Readonly<Record<string, string>> = {
  args: 'argument',
  when: 'condition',
  set: 'mutation',
  inputs: 'input',
  next: 'edge',
  onFailure: 'handler',
  actions: 'while it waits',
  fields: 'field',
  returns: 'output',
  forEach: 'for each',
};

/** `argument 2`, `edge 1 condition`; empty for the name of a thing itself. */
function fieldOf({ field = '', definition }: Place): string {
  const path = field.split('/').filter((part) => part !== 'action' && part !== 'call');
  if (['task', 'event', 'userTask'].includes(path.at(-1) ?? '') && path.length === 1) return '';
  if (definition && path.length === 1) return parts[path[0] ?? ''] ?? path[0] ?? '';
  return path
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (parts[part] ?? part)))
    .join(' ');
}

export function wordsOfPlace(place: Place): { readonly where: string; readonly field: string } {
  return { where: placeWords(place) ?? 'workflow', field: fieldOf(place) };
}
