/** The infix operators: how they are written, how tightly they bind and what they are on the wire. */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import { Comparator } from '#api/gen/type_definition_pb.js';
import type { Operation } from './ast.ts';

export interface Operator {
  readonly text: string;
  /** Higher binds tighter. */
  readonly level: number;
  readonly operation: Operation;
}

/** `not x` binds between `and` and the comparisons, as in Python and FEEL. */
export const NOT_LEVEL = 3;
export const COMPARISON_LEVEL = 4;
export const POWER_LEVEL = 7;

const mutation = (text: string, level: number, value: VariableMutationType): Operator => ({
  text,
  level,
  operation: { case: 'mutationType', value },
});
const comparison = (text: string, value: Comparator): Operator => ({
  text,
  level: COMPARISON_LEVEL,
  operation: { case: 'comparator', value },
});

/** In printing, the first one of an operation is used. */
export const operators: readonly Operator[] = [
  mutation('||', 1, VariableMutationType.OR),
  mutation('or', 1, VariableMutationType.OR),
  mutation('&&', 2, VariableMutationType.AND),
  mutation('and', 2, VariableMutationType.AND),
  comparison('==', Comparator.EQUALS),
  comparison('!=', Comparator.NOT_EQUALS),
  comparison('<', Comparator.LESS_THAN),
  comparison('<=', Comparator.LESS_THAN_EQ),
  comparison('>', Comparator.GREATER_THAN),
  comparison('>=', Comparator.GREATER_THAN_EQ),
  comparison('in', Comparator.IN),
  comparison('not in', Comparator.NOT_IN),
  mutation('+', 5, VariableMutationType.ADD),
  mutation('-', 5, VariableMutationType.SUBTRACT),
  mutation('*', 6, VariableMutationType.MULTIPLY),
  mutation('/', 6, VariableMutationType.DIVIDE),
  mutation('**', POWER_LEVEL, VariableMutationType.POW),
];

const byText = new Map(operators.map((operator) => [operator.text, operator]));
const byOperation = new Map<string, Operator>();
for (const operator of operators) {
  const key = keyOf(operator.operation);
  if (!byOperation.has(key)) byOperation.set(key, operator);
}

function keyOf(operation: Operation): string {
  return `${operation.case}/${operation.case === undefined ? '' : operation.value}`;
}

export const operatorOfText = (text: string): Operator | undefined => byText.get(text);
export const operatorOf = (operation: Operation): Operator | undefined => byOperation.get(keyOf(operation));

/** `not (a < b)` is `a >= b` on the wire; undefined for a comparator that we do not know. */
export const complement = (comparator: Comparator): Comparator | undefined => COMPLEMENTS.get(comparator);

const COMPLEMENTS: ReadonlyMap<Comparator, Comparator> = new Map([
  [Comparator.EQUALS, Comparator.NOT_EQUALS],
  [Comparator.NOT_EQUALS, Comparator.EQUALS],
  [Comparator.LESS_THAN, Comparator.GREATER_THAN_EQ],
  [Comparator.GREATER_THAN_EQ, Comparator.LESS_THAN],
  [Comparator.GREATER_THAN, Comparator.LESS_THAN_EQ],
  [Comparator.LESS_THAN_EQ, Comparator.GREATER_THAN],
  [Comparator.IN, Comparator.NOT_IN],
  [Comparator.NOT_IN, Comparator.IN],
]);

/** `x += e` and its like; `=` is ASSIGN. */
export const assignmentOperators: ReadonlyMap<string, VariableMutationType> = new Map([
  ['=', VariableMutationType.ASSIGN],
  ['+=', VariableMutationType.ADD],
  ['-=', VariableMutationType.SUBTRACT],
  ['*=', VariableMutationType.MULTIPLY],
  ['/=', VariableMutationType.DIVIDE],
  ['**=', VariableMutationType.POW],
  ['&&=', VariableMutationType.AND],
  ['||=', VariableMutationType.OR],
]);
