/**
 * Finding nodes by words and operators: `is:invalid`, `is:warning`, `is:handled`, `is:loop`, `kind:task`, `thread:…`,
 * `uses:card-token`. All that is written must fit.
 */
import type { Node } from '#model/document/node.ts';
import type { Problem } from '#model/document/problem.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { nopRoleOf } from '../../canvas/nodes/nop-role.ts';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import { problemMark } from '../../store/problem-index.ts';

export interface FoundNode {
  readonly thread: string;
  readonly node: Node;
}

interface Question {
  readonly words: readonly string[];
  readonly operators: readonly { readonly name: string; readonly value: string }[];
}

export const OPERATORS: readonly { readonly text: string; readonly help: string }[] = [
  { text: 'is:invalid', help: 'has an error' },
  { text: 'is:warning', help: 'has a warning' },
  { text: 'is:handled', help: 'has failure handlers' },
  { text: 'is:loop', help: 'leads back' },
  { text: 'kind:task', help: 'of this kind; kind:note, kind:group' },
  { text: 'thread:entrypoint', help: 'in this thread' },
  { text: 'uses:name', help: 'names this variable, node, task, event or thread' },
];

export function question(text: string): Question {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  const operator = /^(is|kind|thread|uses):(.*)$/;
  return {
    words: parts.filter((part) => !operator.test(part)),
    operators: parts.flatMap((part) => {
      const [, name, value] = operator.exec(part) ?? [];
      return name !== undefined && value ? [{ name, value }] : [];
    }),
  };
}

/** Every text that a node holds, its own name and the names its edges lead to left out. */
function* textsOf(value: unknown, key?: string): Iterable<string> {
  if (typeof value === 'string') yield value.toLowerCase();
  else if (Array.isArray(value)) for (const each of value as unknown[]) yield* textsOf(each, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      if (name !== 'kind' && !(key === undefined && name === 'name') && name !== 'to')
        yield* textsOf(each, name);
}

/** Names in an expression; what stands in quotes is no name. */
const names = (text: string): readonly string[] =>
  text.replace(/"(?:[^"\\]|\\.)*"/g, ' ').split(/[^\p{L}\p{N}_-]+/u);

function uses(node: Node, value: string): boolean {
  for (const text of textsOf(node)) if (text === value || names(text).includes(value)) return true;
  return false;
}

function fits(thread: ThreadSpec, node: Node, problems: readonly Problem[], name: string, value: string) {
  switch (name) {
    case 'kind':
      return [node.kind, viewOf(node.kind).label.toLowerCase().replaceAll(' ', '-')].some((each) =>
        each.startsWith(value),
      );
    case 'thread':
      return thread.name.toLowerCase().includes(value);
    case 'uses':
      return uses(node, value);
    default: {
      const mark = problemMark(problems, `${thread.name}/${node.name}`);
      if (value === 'invalid') return mark?.severity === 'error';
      if (value === 'warning') return mark?.severity === 'warning';
      if (value === 'handled') return node.onFailure.length > 0;
      return value === 'loop' && nopRoleOf(thread, node)?.kind === 'loop';
    }
  }
}

/** In the order of the file; what is called so comes before what only says so. */
export function findNodes(
  workflow: WorkflowDocument,
  problems: readonly Problem[],
  text: string,
): readonly FoundNode[] {
  const { words, operators } = question(text);
  if (words.length === 0 && operators.length === 0) return [];
  const rank = (node: Node): number => {
    const name = node.name.toLowerCase();
    const said = `${name} ${spokenLine(node)} ${viewOf(node.kind).label}`.toLowerCase();
    if (!words.every((word) => said.includes(word))) return 0;
    return words.length === 0 || words.every((word) => name.includes(word)) ? 2 : 1;
  };
  return workflow.threads
    .flatMap((thread) =>
      thread.nodes.flatMap((node) => {
        const isAll = operators.every(({ name, value }) => fits(thread, node, problems, name, value));
        const found = isAll ? rank(node) : 0;
        return found > 0 ? [{ thread: thread.name, node, found }] : [];
      }),
    )
    .sort((a, b) => b.found - a.found);
}
