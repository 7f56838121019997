/** What may follow a value: path steps, methods and casts. */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { Ast, Selector } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { wordedOperations } from './functions.ts';

export const parsePostfix = (cursor: Cursor, primary: Ast): Ast => {
  let base = primary;
  for (;;) {
    const selectors = parseSelectors(cursor);
    if (selectors !== undefined) {
      base = { kind: 'path', base, selectors, start: base.start, end: cursor.lastEnd };
    } else if (cursor.isOperator('.')) {
      base = parseMethod(cursor, base);
    } else if (cursor.isWord('as')) {
      cursor.advance();
      const type: TypeDefinition = cursor.rules.type(cursor);
      base = { kind: 'cast', base, type, start: base.start, end: cursor.lastEnd };
    } else {
      return base;
    }
  }
};

/** Steps of an lh_path: `.name`, `["odd key"]`, `[0]`, `[expression]`, `.at(expression)`; undefined when none follows. */
export const parseSelectors = (cursor: Cursor): readonly Selector[] | undefined => {
  let selectors: Selector[] | undefined;
  for (;;) {
    const selector = parseSelector(cursor);
    if (selector === 'empty') selectors ??= [];
    else if (selector === undefined) return selectors;
    else (selectors ??= []).push(selector);
  }
};

const parseSelector = (cursor: Cursor): Selector | 'empty' | undefined => {
  if (cursor.isOperator('[')) return parseBrackets(cursor);
  if (!cursor.isOperator('.')) return undefined;
  const name = cursor.peek(1);
  const isMethod = name.kind === 'name' && cursor.peek(2).kind === 'operator' && cursor.peek(2).text === '(';
  if (!isMethod) {
    cursor.advance();
    const key = cursor.name('the name of a field, or ["odd key"]');
    return { kind: 'key', key: key.text, start: key.start, end: key.end };
  }
  if (name.text !== 'at' && name.text !== 'path') return undefined;
  const { start } = cursor.advance();
  cursor.advance();
  cursor.advance();
  if (name.text === 'path') {
    cursor.expect(')', 'after path(');
    return 'empty';
  }
  const value = cursor.rules.expression(cursor);
  cursor.expect(')', 'to close at(');
  return { kind: 'dynamic', value, start, end: cursor.lastEnd };
};

const parseBrackets = (cursor: Cursor): Selector => {
  const { start } = cursor.advance();
  if (cursor.accept(']')) return { kind: 'none', start, end: cursor.lastEnd };
  const fixed = fixedSelector(cursor);
  if (fixed !== undefined) {
    while (!cursor.isOperator(']')) cursor.advance();
    cursor.advance();
    return { ...fixed, start, end: cursor.lastEnd };
  }
  const value = cursor.rules.expression(cursor);
  cursor.expect(']', 'to close the [');
  return { kind: 'dynamic', value, start, end: cursor.lastEnd };
};

type FixedSelector = { kind: 'key'; key: string } | { kind: 'index'; index: number };

/** `"key"]`, `5]` or `-1]` is a fixed step; anything else in brackets is worked out at run time. */
const fixedSelector = (cursor: Cursor): FixedSelector | undefined => {
  const sign = cursor.isOperator('-') ? 1 : 0;
  const { kind, text } = cursor.peek(sign);
  const close = cursor.peek(sign + 1);
  if (close.kind !== 'operator' || close.text !== ']') return undefined;
  if (kind === 'string' && sign === 0) return { kind: 'key', key: text };
  if (kind !== 'number' || !/^\d+$/.test(text)) return undefined;
  const index = sign === 1 ? -Number(text) : Number(text);
  return index === (index | 0) ? { kind: 'index', index: index | 0 } : undefined;
};

const parseMethod = (cursor: Cursor, base: Ast): Ast => {
  cursor.advance();
  const method = cursor.name('a method');
  cursor.expect('(', 'after the method');
  if (method.text === 'jsonPath') {
    const path = cursor.token;
    if (path.kind !== 'string')
      cursor.unexpected('A JSONPath in quotes is needed here, as in jsonPath("$.a")');
    cursor.advance();
    cursor.expect(')', 'to close jsonPath(');
    return { kind: 'jsonPath', base, path: path.text, start: base.start, end: cursor.lastEnd };
  }
  if (method.text === 'size') {
    cursor.expect(')', 'to close size(');
    return { kind: 'size', operand: base, start: base.start, end: cursor.lastEnd };
  }
  const operation = wordedOperations.get(method.text);
  if (operation === undefined) {
    cursor.fail(
      'unknown-method',
      `There is no method ${method.text}; use jsonPath, at, size, extend, removeIfPresent, removeIndex or removeKey.`,
      method,
    );
    return base;
  }
  const right = cursor.rules.expression(cursor);
  cursor.expect(')', `to close ${method.text}(`);
  return {
    kind: 'binary',
    operation: { case: 'mutationType', value: operation },
    left: base,
    right,
    start: base.start,
    end: cursor.lastEnd,
  };
};
