/** Where in a YAML file the cursor stands: the keys above it, and whether a key or a value is being typed. Total. */

export interface YamlContext {
  /** Keys from the top, `-` for an item of a list. */
  readonly path: readonly string[];
  /** What is being typed: a key of the map at `path`, or the value of the last key of `path`. */
  readonly wants: 'key' | 'value';
  /** Letters typed so far. */
  readonly word: string;
  /** Keys that the inline map around the cursor has already. */
  readonly siblings: readonly string[];
}

interface Line {
  readonly indent: number;
  /** `-` items and the key of the line, outermost first, each with its column. */
  readonly parts: readonly { readonly key: string; readonly column: number }[];
}

const KEY = /^("[^"]*"|'[^']*'|[^\s:#{}[\],&*!|>'"%@`][^:#{}[\],]*?)\s*:(?:\s|$)/;

function readLine(text: string): Line {
  let rest = text;
  let column = 0;
  const parts: { key: string; column: number }[] = [];
  for (;;) {
    const spaces = rest.length - rest.trimStart().length;
    column += spaces;
    rest = rest.slice(spaces);
    if (!/^-(\s|$)/.test(rest)) break;
    parts.push({ key: '-', column });
    column += 1;
    rest = rest.slice(1);
  }
  const key = KEY.exec(rest)?.[1];
  if (key !== undefined) parts.push({ key: key.replace(/^["']|["']$/g, ''), column });
  return { indent: parts[0]?.column ?? column, parts };
}

/** The part of the line before the cursor, from the last open brace or bracket on. */
function inlinePart(before: string): { open: string; inside: string } | undefined {
  const stack: { open: string; at: number }[] = [];
  for (let at = 0; at < before.length; at++) {
    const sign = before[at]!;
    if (sign === '{' || sign === '[') stack.push({ open: sign, at });
    else if (sign === '}' || sign === ']') stack.pop();
  }
  const last = stack.at(-1);
  return last && { open: last.open, inside: before.slice(last.at + 1) };
}

/** @param line 0-based index @param column 0-based, before which the cursor stands */
export function yamlContext(lines: readonly string[], line: number, column: number): YamlContext {
  const before = (lines[line] ?? '').slice(0, column);
  const word = /[\w.-]*$/.exec(before)?.[0] ?? '';
  const own = readLine(before.slice(0, before.length - word.length));
  const path: string[] = [];
  let limit = own.parts.length > 0 ? own.indent : before.length - word.length;
  for (let above = line - 1; above >= 0 && limit > 0; above--) {
    const text = lines[above] ?? '';
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const inner = readLine(text).parts.filter((part) => part.column < limit);
    for (const part of inner.reverse()) path.unshift(part.key);
    limit = Math.min(limit, inner.at(-1)?.column ?? limit);
  }
  path.push(...own.parts.map((part) => part.key));
  const inline = inlinePart(before);
  if (inline === undefined)
    return {
      path,
      wants: own.parts.at(-1)?.key === undefined || own.parts.at(-1)?.key === '-' ? 'key' : 'value',
      word,
      siblings: [],
    };
  const pieces = inline.inside.split(',');
  const piece = pieces.at(-1) ?? '';
  if (inline.open === '[') return { path: [...path, '-'], wants: 'value', word, siblings: [] };
  const siblings = pieces.map((each) => each.split(':')[0]!.trim()).slice(0, -1);
  const key = /^\s*([\w-]+)\s*:\s/.exec(piece)?.[1];
  return key === undefined
    ? { path, wants: 'key', word, siblings }
    : { path: [...path, key], wants: 'value', word, siblings };
}
