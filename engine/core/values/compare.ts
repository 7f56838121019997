/** The Comparators (littlehorse.md §4.7): no coercion at all, NULL below everything. */
import { Comparator, type VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { structEquals, valueEquals, jsonEquals } from './equality.ts';
import { toJson } from './json-value.ts';
import { listIn, objectIn } from './held-json.ts';
import { isNull } from './null-value.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { typeNameOf } from './variable-value.ts';
import { wfRunIdText } from './wf-run-id-text.ts';

// As 1.2.1 says it.
const NOT_COMPARED = 'Failed comparing the provided values.';
const NOT_LOOKED_FOR = 'Failed evaluating CONTAINS';

type Ordering = -1 | 0 | 1;

export function compare(
  comparator: Comparator,
  left: VariableValue,
  right: VariableValue,
): Result<boolean, ValueError> {
  if (comparator === Comparator.IN || comparator === Comparator.NOT_IN) {
    const contained = isIn(left, right);
    return contained.ok ? ok(contained.value === (comparator === Comparator.IN)) : contained;
  }
  if (left.value.case === 'struct' && right.value.case === 'struct') {
    const equal = structEquals(left.value.value, right.value.value, 'type-strict');
    if (comparator === Comparator.EQUALS) return ok(equal);
    if (comparator === Comparator.NOT_EQUALS) return ok(!equal);
    return valueError(`${NOT_COMPARED} (Structs have no order)`);
  }
  const order = orderOf(left, right);
  if (order === undefined) {
    return valueError(`${NOT_COMPARED} (${typeNameOf(left)} and ${typeNameOf(right)})`);
  }
  return ok(holds(comparator, order));
}

function holds(comparator: Comparator, order: Ordering): boolean {
  switch (comparator) {
    case Comparator.LESS_THAN:
      return order < 0;
    case Comparator.GREATER_THAN:
      return order > 0;
    case Comparator.LESS_THAN_EQ:
      return order <= 0;
    case Comparator.GREATER_THAN_EQ:
      return order >= 0;
    case Comparator.EQUALS:
      return order === 0;
    default:
      return order !== 0;
  }
}

const orderBy = <T extends bigint | string | boolean>(a: T, b: T): Ordering => (a < b ? -1 : a > b ? 1 : 0);

/** `Double.compare`: NaN equals itself and is above everything, -0.0 is below 0.0. */
function orderDoubles(a: number, b: number): Ordering {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b && a !== 0) return 0;
  if (Object.is(a, b)) return 0;
  return Number.isNaN(a) ? 1 : Number.isNaN(b) || Object.is(a, -0) ? -1 : 1;
}

/** Undefined: these two cannot be compared. */
function orderOf({ value: a }: VariableValue, { value: b }: VariableValue): Ordering | undefined {
  if (a.case === undefined) return b.case === undefined ? 0 : -1;
  if (b.case === undefined) return 1;
  if (a.case === 'int' && b.case === 'int') return orderBy(a.value, b.value);
  if (a.case === 'str' && b.case === 'str') return orderBy(a.value, b.value);
  if (a.case === 'double' && b.case === 'double') return orderDoubles(a.value, b.value);
  if (a.case === 'bool' && b.case === 'bool') return orderBy(a.value, b.value);
  if (a.case === 'wfRunId' && b.case === 'wfRunId')
    return orderBy(wfRunIdText(a.value), wfRunIdText(b.value));
  return undefined;
}

/**
 * Membership of a list, presence of a key, or part of a STR. JSON numbers count by amount (3 is in [3.0]), those in an
 * Array and the keys of a Map by type too (seen on 1.2.1).
 */
function isIn(left: VariableValue, right: VariableValue): Result<boolean, ValueError> {
  const { value } = right;
  switch (value.case) {
    case 'str':
      return isNull(left)
        ? valueError(`${NOT_LOOKED_FOR} (NULL in a STR)`)
        : ok(value.value.includes(valueText(left)));
    case 'array':
      return ok(value.value.items.some((item) => valueEquals(left, item, 'type-strict')));
    case 'map':
      return ok(
        value.value.entries.some(({ key }) => key !== undefined && valueEquals(left, key, 'type-strict')),
      );
    case 'jsonObj':
      return ok(!isNull(left) && objectIn(value.value).has(valueText(left)));
    case 'jsonArr': {
      const wanted = toJson(left);
      return ok(listIn(value.value).some((item) => jsonEquals(wanted, item, 'by-amount')));
    }
    default:
      return valueError(`${NOT_LOOKED_FOR} (in ${typeNameOf(right)})`);
  }
}
