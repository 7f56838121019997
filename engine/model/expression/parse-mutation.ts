/** One mutation: `cart.total += price`, `cart.items.removeIndex(0)`. */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { MutationAst, MutationSource } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { wordedOperations } from './functions.ts';
import { assignmentOperators } from './operators.ts';
import { enumNumber } from './parse-call.ts';
import { parseSelectors } from './parse-postfix.ts';
import { isReserved } from './words.ts';

export const parseMutationRule = (cursor: Cursor): MutationAst => {
  const bare = cursor.token;
  if (bare.kind === 'name' && isReserved(bare.text)) {
    const message = `${bare.text} is a word of the language; write the variable in backticks: \`${bare.text}\`.`;
    cursor.fail('reserved-word', message, bare);
  }
  const target = cursor.name('the variable that changes');
  const selectors = parseSelectors(cursor);
  const jsonPath = methodHere(cursor) === 'jsonPath' ? parseJsonPath(cursor) : undefined;
  const change = parseChange(cursor);
  return { target, selectors, jsonPath, ...change, start: target.start, end: cursor.lastEnd };
};

/** The method's name when `.name(` stands here. */
const methodHere = (cursor: Cursor): string | undefined => {
  const [name, open] = [cursor.peek(1), cursor.peek(2)];
  const isMethod =
    cursor.isOperator('.') && name.kind === 'name' && open.kind === 'operator' && open.text === '(';
  return isMethod ? name.text : undefined;
};

const enterMethod = (cursor: Cursor): void => {
  for (let i = 0; i < 3; i++) cursor.advance();
};

const parseJsonPath = (cursor: Cursor): string => {
  enterMethod(cursor);
  const { kind, text } = cursor.token;
  if (kind !== 'string') cursor.unexpected('A JSONPath in quotes is needed here, as in jsonPath("$.a")');
  cursor.advance();
  cursor.expect(')', 'to close jsonPath(');
  return text;
};

type Change = Pick<MutationAst, 'operation' | 'source'>;

const parseChange = (cursor: Cursor): Change => {
  const method = methodHere(cursor);
  if (method === 'operation' || (method !== undefined && wordedOperations.has(method))) {
    enterMethod(cursor);
    const operation = wordedOperations.get(method) ?? enumNumber(cursor);
    if (method === 'operation') cursor.expect(',', 'after the number of the operation');
    const source = parseSource(cursor);
    cursor.expect(')', `to close ${method}(`);
    return { operation, source };
  }
  const { kind, text } = cursor.token;
  const operation = kind === 'operator' ? assignmentOperators.get(text) : undefined;
  if (operation === undefined) {
    cursor.unexpected(
      'Here =, +=, -=, *=, /=, **=, &&=, ||= or .extend(…), .removeKey(…), .removeIndex(…), .removeIfPresent(…) is needed',
    );
    return { operation: VariableMutationType.ASSIGN, source: { kind: 'none' } };
  }
  cursor.advance();
  return { operation, source: parseSource(cursor) };
};

const parseSource = (cursor: Cursor): MutationSource => {
  const open = cursor.peek(1);
  const isCall = open.kind === 'operator' && open.text === '(';
  if (isCall && cursor.isWord('legacyLiteral')) {
    cursor.advance();
    cursor.advance();
    const { value } = cursor.rules.literal(cursor);
    cursor.expect(')', 'to close legacyLiteral(');
    return { kind: 'legacyLiteral', value };
  }
  if (isCall && cursor.isWord('legacyOutput')) {
    cursor.advance();
    cursor.advance();
    cursor.expect(')', 'to close legacyOutput(');
    if (methodHere(cursor) === 'jsonPath') return { kind: 'legacyOutput', jsonPath: parseJsonPath(cursor) };
    const selectors = parseSelectors(cursor);
    return selectors === undefined ? { kind: 'legacyOutput' } : { kind: 'legacyOutput', selectors };
  }
  const value = cursor.rules.expression(cursor);
  return value.kind === 'missing' ? { kind: 'none' } : { kind: 'assignment', value };
};
