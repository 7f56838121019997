/** Infix operators by precedence, `not`, and the minus sign of a number. */
import type { Ast, Operation } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { COMPARISON_LEVEL, NOT_LEVEL, operatorOfText, POWER_LEVEL, type Operator } from './operators.ts';
import { parsePostfix } from './parse-postfix.ts';
import { parsePrimary } from './parse-primary.ts';

/** The rule `expression` of the grammar. */
export const parseOperators = (cursor: Cursor): Ast => cursor.nested((c) => binary(c, 1));

const binary = (cursor: Cursor, level: number): Ast => {
  const outer = cursor.height;
  cursor.height = 0;
  let left = prefix(cursor, level);
  for (;;) {
    const operator = operatorHere(cursor);
    if (operator === undefined || operator.level < level) break;
    for (let i = operator.text === 'not in' ? 2 : 1; i > 0; i--) cursor.advance();
    const right =
      operator.level === POWER_LEVEL
        ? cursor.nested((c) => binary(c, POWER_LEVEL))
        : binary(cursor, operator.level + 1);
    left = binaryAst(operator.operation, left, right);
    cursor.grow(left);
    if (operator.level === COMPARISON_LEVEL) refuseChain(cursor);
  }
  cursor.height = Math.max(outer, cursor.height);
  return left;
};

export const binaryAst = (operation: Operation, left: Ast, right: Ast): Ast => ({
  kind: 'binary',
  operation,
  left,
  right,
  start: left.start,
  end: right.end,
});

const operatorHere = (cursor: Cursor): Operator | undefined => {
  const { kind, text } = cursor.token;
  if (kind === 'operator') return operatorOfText(text);
  if (kind !== 'name') return undefined;
  if (text === 'and' || text === 'or' || text === 'in') return operatorOfText(text);
  const next = cursor.peek(1);
  return text === 'not' && next.kind === 'name' && next.text === 'in' ? operatorOfText('not in') : undefined;
};

const refuseChain = (cursor: Cursor): void => {
  if (operatorHere(cursor)?.level !== COMPARISON_LEVEL) return;
  cursor.fail(
    'comparison-chain',
    'Comparisons are not chained: write a < b && b < c, or put one of them in parentheses.',
    cursor.token,
  );
};

const prefix = (cursor: Cursor, level: number): Ast => {
  const { start, end } = cursor.token;
  if (cursor.isWord('not')) {
    if (level > NOT_LEVEL) {
      cursor.fail('not-needs-parentheses', 'Put parentheses around the not …, or write !x.', { start, end });
    }
    cursor.advance();
    return notAst(
      start,
      cursor.nested((c) => binary(c, NOT_LEVEL)),
    );
  }
  if (cursor.accept('!'))
    return notAst(
      start,
      cursor.nested((c) => prefix(c, POWER_LEVEL + 1)),
    );
  if (cursor.isOperator('-') && cursor.peek(1).kind !== 'number') {
    cursor.fail('minus-without-number', 'A minus sign stands before a number only; write 0 - x.', {
      start,
      end,
    });
  }
  return parsePostfix(cursor, parsePrimary(cursor));
};

const notAst = (start: number, operand: Ast): Ast => ({ kind: 'not', operand, start, end: operand.end });
