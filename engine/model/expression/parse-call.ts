/** Calls: `output(node)`, `format(…)`, `size(x)`, the worded operations and the forms for odd messages. */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { Ast, Name, Operation } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { functions, wordedOperations } from './functions.ts';

/** The cursor stands on the function's name, and ( follows. */
export const parseCall = (cursor: Cursor): Ast => {
  const { text, start } = cursor.advance();
  cursor.advance();
  const name: Name = { text, start, end: start + text.length };
  const call = callOf(cursor, name);
  cursor.expect(')', `to close ${text}(`);
  return { ...call, start, end: cursor.lastEnd };
};

const callOf = (cursor: Cursor, name: Name): Ast => {
  const span = { start: name.start, end: name.end };
  switch (name.text) {
    case 'output':
      return { kind: 'output', node: nodeName(cursor), ...span };
    case 'size':
      return { kind: 'size', operand: cursor.rules.expression(cursor), ...span };
    case 'format': {
      const [format = missing(name), ...args] = argumentsOf(cursor);
      return { kind: 'format', format, args, ...span };
    }
    case 'missing':
    case 'nothing':
      return { kind: name.text, ...span };
    case 'assign':
      return pair(cursor, name, { case: 'mutationType', value: VariableMutationType.ASSIGN });
    case 'expression':
      return pair(cursor, name, { case: undefined });
    case 'operation':
    case 'comparison':
      return numbered(cursor, name);
  }
  const operation = wordedOperations.get(name.text);
  if (operation !== undefined) return pair(cursor, name, { case: 'mutationType', value: operation });
  unknownFunction(cursor, name);
  return missing(name);
};

const missing = (span: Name): Ast => ({ kind: 'missing', start: span.start, end: span.end });

/** A node's name; digits at its start do no harm here. */
const nodeName = (cursor: Cursor): Name => {
  const { kind, text, start, end } = cursor.token;
  if (kind === 'number') {
    cursor.advance();
    return { text, start, end };
  }
  return cursor.name('the name of a node');
};

const argumentsOf = (cursor: Cursor): readonly Ast[] => {
  const list = [cursor.rules.expression(cursor)];
  while (cursor.accept(',')) list.push(cursor.rules.expression(cursor));
  return list;
};

const pair = (cursor: Cursor, name: Name, operation: Operation): Ast => {
  const left = cursor.rules.expression(cursor);
  cursor.expect(',', `between the two values of ${name.text}(`);
  const right = cursor.rules.expression(cursor);
  return { kind: 'binary', operation, left, right, start: name.start, end: name.end };
};

/** `operation(a, 17, b)`: the wire may carry enum numbers that have no name yet. */
const numbered = (cursor: Cursor, name: Name): Ast => {
  const left = cursor.rules.expression(cursor);
  cursor.expect(',', `between the values of ${name.text}(`);
  const value = enumNumber(cursor);
  cursor.expect(',', `between the values of ${name.text}(`);
  const right = cursor.rules.expression(cursor);
  const operation: Operation = { case: name.text === 'operation' ? 'mutationType' : 'comparator', value };
  return { kind: 'binary', operation, left, right, start: name.start, end: name.end };
};

/** A whole number of 32 bits. */
export const enumNumber = (cursor: Cursor): number => {
  const negative = cursor.accept('-');
  const { kind, text } = cursor.token;
  const value = negative ? -Number(text) : Number(text);
  if (kind !== 'number' || value !== (value | 0)) cursor.unexpected('A whole number is needed here');
  cursor.advance();
  return value | 0;
};

const unknownFunction = (cursor: Cursor, name: Name): void => {
  const offered = functions.filter((f) => f.rare === undefined).map((f) => f.name);
  cursor.fail(
    'unknown-function',
    `There is no function ${name.text}; there are ${offered.join(', ')}. Anything else is a task's work.`,
    name,
  );
};
