/** Paths and values of a merge in words: where a change is, and what a field was and is. */

const LISTS: Readonly<Record<string, string>> = {
  threads: 'thread',
  variables: 'variable',
  nodes: 'node',
  interrupts: 'interrupt by',
  next: 'edge to',
  onFailure: 'handler of',
  notes: 'note',
  taskDefs: 'TaskDef',
  externalEventDefs: 'ExternalEventDef',
  workflowEventDefs: 'WorkflowEventDef',
  userTaskDefs: 'UserTaskDef',
  structDefs: 'StructDef',
  inputs: 'input',
  fields: 'field',
};

/** `timeoutSeconds` is “timeout seconds”. */
const fieldWords = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** E.g. `thread entrypoint · node charge · retries`. */
export function placeWords(path: readonly string[]): string {
  const words: string[] = [];
  for (let index = 0; index < path.length; index++) {
    const list = LISTS[path[index]!];
    const name = path[index + 1];
    if (list === undefined || name === undefined) words.push(fieldWords(path[index]!));
    else {
      words.push(`${list} ${name}`);
      index++;
    }
  }
  return (
    words.filter((word) => word !== 'thread entrypoint' || words.length === 1).join(' · ') || 'the whole file'
  );
}

const LONGEST = 80;

/** One line of what a value says; a record says its own fields. */
export function valueWords(value: unknown): string {
  if (value === undefined) return 'not there';
  if (typeof value === 'string') return value === '' ? '(empty)' : cut(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : cut(value.map(valueWords).join('; '));
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0))
    .map(([key, part]) => `${fieldWords(key)}: ${valueWords(part)}`);
  return cut(parts.join(', '));
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What a change did. */
export const changeWords = (before: unknown, after: unknown): string =>
  before === undefined
    ? 'added'
    : after === undefined
      ? 'removed'
      : `${valueWords(before)} → ${valueWords(after)}`;
