/** SUBTRACT, MULTIPLY, DIVIDE, POW and the numeric ADD (littlehorse.md §4.5), with Java's numbers. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { castToPrimitive } from './cast.ts';
import { longFromDouble, wrapLong } from '#model/values/java-long.ts';
import { javaDouble } from '#model/values/java-text.ts';
import { badLeft, badRight, DIVIDED_BY_ZERO } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';
import { doubleValue, intValue } from './variable-value.ts';

/** A STR on the right is read as a number of the left side's type (seen on 1.2.1). */
function asNumber(right: VariableValue, kind: 'int' | 'double'): VariableValue {
  if (right.value.case !== 'str') return right;
  return castToPrimitive(right, kind === 'int' ? VariableType.INT : VariableType.DOUBLE) ?? right;
}

type Numeric = Extract<VariableValue['value'], { case: 'int' | 'double' }>;

/**
 * INT with INT stays INT (64 bits, wrapping; division truncates toward zero), any DOUBLE makes a DOUBLE. Dividing by
 * zero is an error even for DOUBLE.
 */
export function calculate(
  operation: VariableMutationType,
  left: VariableValue,
  right: VariableValue,
): Result<VariableValue, ValueError> {
  const a = left.value;
  const b = a.case === 'int' || a.case === 'double' ? asNumber(right, a.case).value : right.value;
  if ((a.case !== 'int' && a.case !== 'double') || (b.case !== 'int' && b.case !== 'double')) {
    if (a.case !== 'int' && a.case !== 'double') return valueError(badLeft(operation, left));
    const isInt = a.case === 'int' && operation !== VariableMutationType.DIVIDE;
    return valueError(badRight(operation, right, isInt ? VariableType.INT : VariableType.DOUBLE));
  }
  if (operation === VariableMutationType.DIVIDE && Number(b.value) === 0) return valueError(DIVIDED_BY_ZERO);
  if (operation === VariableMutationType.POW) return power(a, b);
  if (a.case === 'int' && b.case === 'int') return ok(intValue(ofLongs(operation, a.value, b.value)));
  return ok(doubleValue(ofDoubles(operation, Number(a.value), Number(b.value))));
}

/**
 * Computed in DOUBLE, also for two INTs (3^39 is 4052555153018976256 for that reason), whose result is then truncated. A
 * result that is not finite, or too big for an INT, is an error; 2^63 itself becomes the greatest INT (seen on 1.2.1).
 */
function power(a: Numeric, b: Numeric): Result<VariableValue, ValueError> {
  const result = Number(a.value) ** Number(b.value);
  const isDouble = a.case === 'double' || b.case === 'double';
  const text = ({ value }: Numeric) => (isDouble ? javaDouble(Number(value)) : String(value));
  const sides = `Base ${text(a)}, Exponent ${text(b)}`;
  if (!Number.isFinite(result)) return valueError(`Exponentiation result is not finite: ${sides}`);
  if (isDouble) return ok(doubleValue(result));
  if (Math.abs(result) > 2 ** 63)
    return valueError(`Exponentiation result is out of range for INT: ${sides}`);
  return ok(intValue(longFromDouble(result)));
}

function ofLongs(operation: VariableMutationType, a: bigint, b: bigint): bigint {
  switch (operation) {
    case VariableMutationType.ADD:
      return wrapLong(a + b);
    case VariableMutationType.SUBTRACT:
      return wrapLong(a - b);
    case VariableMutationType.MULTIPLY:
      return wrapLong(a * b);
    default:
      return wrapLong(a / b);
  }
}

function ofDoubles(operation: VariableMutationType, a: number, b: number): number {
  switch (operation) {
    case VariableMutationType.ADD:
      return a + b;
    case VariableMutationType.SUBTRACT:
      return a - b;
    case VariableMutationType.MULTIPLY:
      return a * b;
    default:
      return a / b;
  }
}
