/** Literals: everything that one VariableValue can hold. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { LiteralAst } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { constructors } from './parse-constructor.ts';
import { parseJson } from './parse-json.ts';
import { parseNativeLiteral } from './parse-native.ts';
import { parseNumber } from './parse-number.ts';
import { variableValue } from './wire-messages.ts';

type Value = VariableValue['value'];

export const startsLiteral = (cursor: Cursor): boolean => {
  const { kind, text } = cursor.token;
  if (kind === 'string' || kind === 'number') return true;
  if (kind === 'operator') return text === '{' || text === '[' || text === '-';
  return kind === 'name' && (WORDS.has(text) || isConstructor(cursor));
};

const WORDS = new Set(['true', 'false', 'null', 'Array', 'Map', 'Struct']);

const isConstructor = (cursor: Cursor): boolean => {
  if (!constructors.has(cursor.token.text)) return false;
  const next = cursor.peek(1);
  return next.kind === 'operator' && next.text === '(';
};

/** The rule `literal` of the grammar. */
export const parseLiteralRule = (cursor: Cursor): LiteralAst =>
  cursor.nested((c) => {
    const { start, kind } = c.token;
    const plain = kind !== 'name';
    const value = variableValue(literalValue(c));
    return { kind: 'literal', value, plain, start, end: c.lastEnd };
  });

const literalValue = (cursor: Cursor): Value => {
  const { kind, text } = cursor.token;
  if (kind === 'string') {
    cursor.advance();
    return { case: 'str', value: text };
  }
  if (kind === 'number' || cursor.isOperator('-')) return parseNumber(cursor);
  if (cursor.isOperator('{')) return { case: 'jsonObj', value: parseJson(cursor) };
  if (cursor.isOperator('[')) return { case: 'jsonArr', value: parseJson(cursor) };
  if (kind === 'name') return wordValue(cursor);
  cursor.unexpected('');
  return { case: undefined };
};

const wordValue = (cursor: Cursor): Value => {
  const { text } = cursor.token;
  switch (text) {
    case 'true':
    case 'false':
      cursor.advance();
      return { case: 'bool', value: text === 'true' };
    case 'null':
      cursor.advance();
      return { case: undefined };
    case 'Array':
    case 'Map':
    case 'Struct':
      return parseNativeLiteral(cursor);
  }
  const constructor = isConstructor(cursor) ? constructors.get(text) : undefined;
  if (constructor !== undefined) return constructor(cursor);
  cursor.unexpected('Here a constant is needed, e.g. 5, "text", true or [1, 2]');
  return { case: undefined };
};
