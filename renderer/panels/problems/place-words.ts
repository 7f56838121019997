/** Where a problem is, in the words of the drawing: `entrypoint/charge`, `args 2`. */
import type { Place } from '#model/document/problem.ts';

/** Undefined: the problem is about the file as a whole. */
export function placeWords({ thread, node, variable, definition }: Place): string | undefined {
  if (definition) return definition.name;
  if (thread === undefined) return undefined;
  if (node !== undefined) return `${thread}/${node}`;
  return variable === undefined ? thread : `${thread}.${variable}`;
}

/** Numbers count from 1, as people count. */
export function fieldWords({ field, edge }: Place): string | undefined {
  const path = field ?? (edge === undefined ? undefined : `next/${edge}`);
  if (path === undefined || path === '') return undefined;
  return path
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    .join(' ');
}
