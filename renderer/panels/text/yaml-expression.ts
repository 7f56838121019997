/** Whether the cursor stands in an expression of the file, and what of it stands before the cursor. */
import { yamlContext } from './yaml-context.ts';

export interface YamlExpression {
  readonly thread: string;
  readonly node: string;
  /** The expression from its beginning up to the cursor. */
  readonly text: string;
}

/** Keys of a node, an edge or an action whose value is an expression. */
const EXPRESSIONS = new Set([
  'when',
  'args',
  'returns',
  'content',
  'timeout',
  'user',
  'group',
  'notes',
  'after',
  'for-each',
  'until',
  'iso-date',
  'dynamic-task',
  'dynamic-child-wf',
  'correlation-key',
  'child-id',
  'on-cancel',
  'sleep',
  'wait-for-condition',
  'wait-for-threads',
  'wait-for-child-wf',
]);
/** Keys whose values by name are expressions. */
const MAPS = new Set(['inputs', 'set']);
const INLINE_MAP = /\b(?:inputs|set):\s*\{[^}]*$/;

/** @param line 0-based index @param column 0-based, before which the cursor stands */
export function yamlExpression(
  lines: readonly string[],
  line: number,
  column: number,
): YamlExpression | undefined {
  const { path, wants } = yamlContext(lines, line, column);
  const [threads, thread, nodes, node, ...inside] = path;
  if (threads !== 'threads' || nodes !== 'nodes' || thread === undefined || node === undefined)
    return undefined;
  const keys = inside.filter((key) => key !== '-');
  const key = keys.at(-1) ?? '';
  const isListed = inside.at(-1) === '-' && (key === 'set' || key === 'args');
  if (wants !== 'value' && !isListed) return undefined;
  const before = (lines[line] ?? '').slice(0, column);
  const isNamed = MAPS.has(keys.at(-2) ?? '') || INLINE_MAP.test(before);
  if (!EXPRESSIONS.has(key) && !isNamed && !isListed) return undefined;
  return { thread, node, text: valueBefore(before) };
}

/** What stands behind the last key, dash, bracket or comma of a flow list; a quote at its beginning is YAML's. */
function valueBefore(before: string): string {
  const start = Math.max(
    before.lastIndexOf(': ') + 2,
    before.lastIndexOf('- ') === before.search(/- /) ? before.search(/- /) + 2 : 0,
    flowStart(before),
  );
  return before.slice(start).replace(/^\s*['"]?/, '');
}

/** Behind the `[` or `,` of the list that the cursor is in, not of a call in an expression. */
function flowStart(before: string): number {
  const stack: { sign: string; at: number }[] = [];
  for (let at = 0; at < before.length; at++) {
    const sign = before[at]!;
    if ('[{('.includes(sign)) stack.push({ sign, at: at + 1 });
    else if (']})'.includes(sign)) stack.pop();
    else if (sign === ',' && stack.at(-1)?.sign === '[') stack[stack.length - 1] = { sign: '[', at: at + 1 };
  }
  const list = stack.findLast(({ sign }) => sign === '[' || sign === '{');
  return list?.sign === '[' ? list.at : 0;
}
