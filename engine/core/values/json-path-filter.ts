/** Decides JsonPath filters such as `[?(@.x > 1 && @.tag in ['a'])]` for one element. */
import { jsonEquals } from './equality.ts';
import type { FilterOperator, Operand, Predicate, Step } from './json-path-step.ts';
import { JsonDecimal, type JsonValue } from '#model/values/json-text.ts';

/** Follows steps from a value; undefined: nothing is there. */
export type Follow = (from: JsonValue, steps: readonly Step[]) => JsonValue | undefined;

export function passes(test: Predicate, element: JsonValue, root: JsonValue, follow: Follow): boolean {
  const resolve = (operand: Operand): JsonValue | undefined => {
    if (operand.kind === 'pattern') return undefined;
    return operand.kind === 'literal'
      ? operand.value
      : follow(operand.from === '@' ? element : root, operand.steps);
  };
  switch (test.kind) {
    case 'and':
      return test.terms.every((term) => passes(term, element, root, follow));
    case 'or':
      return test.terms.some((term) => passes(term, element, root, follow));
    case 'not':
      return !passes(test.term, element, root, follow);
    case 'exists':
      return resolve(test.operand) !== undefined;
    case 'compare':
      if (test.operator === '=~') return matches(resolve(test.left), test.right);
      return holds(test.operator, resolve(test.left), resolve(test.right));
  }
}

function holds(operator: FilterOperator, left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return Array.isArray(right) && right.some((item) => equal(left, item));
    case 'nin':
      return Array.isArray(right) && !right.some((item) => equal(left, item));
    default:
      return isOrdered(operator, left, right);
  }
}

const matches = (text: JsonValue | undefined, operand: Operand): boolean =>
  operand.kind === 'pattern' && typeof text === 'string' && operand.pattern.test(text);

const equal = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : jsonEquals(a, b, 'by-amount');

function isOrdered(operator: FilterOperator, a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  const [left, right] = typeof a === 'string' && typeof b === 'string' ? [a, b] : [amount(a), amount(b)];
  if (left === undefined || right === undefined) return false;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

function amount(value: JsonValue | undefined): bigint | number | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof JsonDecimal ? value.value : undefined;
}
