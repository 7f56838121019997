/** The smallest whole values: literals, variables, calls, builders and what stands in parentheses. */
import type { Ast } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseCall } from './parse-call.ts';
import { parseMapBuilder, parseStructBuilder } from './parse-builder.ts';
import { startsLiteral } from './parse-literal.ts';
import { isReserved } from './words.ts';

export const parsePrimary = (cursor: Cursor): Ast => {
  if (startsLiteral(cursor)) return cursor.rules.literal(cursor);
  const { kind, text, start, end } = cursor.token;
  if (kind === 'quoted-name') {
    cursor.advance();
    return { kind: 'variable', name: text, start, end };
  }
  if (kind === 'name') return parseWord(cursor);
  if (cursor.accept('(')) {
    const inner = cursor.rules.expression(cursor);
    cursor.expect(')', 'to close the (');
    return inner;
  }
  cursor.unexpected('');
  return { kind: 'missing', start, end };
};

const parseWord = (cursor: Cursor): Ast => {
  const { text, start, end } = cursor.token;
  const next = cursor.peek(1);
  if (next.kind === 'operator' && next.text === '(' && !isReserved(text)) return parseCall(cursor);
  const opens = next.kind === 'operator' ? next.text : next.kind;
  if (text === 'struct' && STRUCT_GOES_ON.has(opens)) return parseStructBuilder(cursor);
  if (text === 'map' && (opens === '{' || opens === '<')) return parseMapBuilder(cursor);
  if (isReserved(text)) {
    cursor.fail(
      'reserved-word',
      `${text} is a word of the language; a variable of that name is written in backticks: \`${text}\`.`,
      cursor.token,
    );
    return { kind: 'missing', start, end };
  }
  cursor.advance();
  return { kind: 'variable', name: text, start, end };
};

const STRUCT_GOES_ON = new Set(['name', 'quoted-name', '?']);
