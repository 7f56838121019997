/** How the compiler of a record says what is wrong with one of its fields; the caller knows which record it is. */
import type { Result } from '../result.ts';
import type { ExpressionError } from '../expression/error.ts';
import { sharedExpression } from '../expression/to-wire.ts';
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { ProblemCode } from '../document/problem-code.ts';

export interface FieldFault {
  readonly field: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly offset?: number;
  readonly length?: number;
}

export type Report = (fault: FieldFault) => void;

/** The value, or undefined with the error reported at the field. */
export const valueOf = <T>(
  result: Result<T, ExpressionError>,
  field: string,
  report: Report,
): T | undefined => {
  if (result.ok) return result.value;
  report({ field, ...result.error });
  return undefined;
};

export const expressionAt = (text: string, field: string, report: Report): VariableAssignment | undefined =>
  valueOf(sharedExpression(text), field, report);

export const optionalExpression = (
  text: string | undefined,
  field: string,
  report: Report,
): VariableAssignment | undefined => (text === undefined ? undefined : expressionAt(text, field, report));

/** Each text compiled; texts that are wrong are reported and left out. */
export const expressionList = (
  texts: readonly string[],
  field: string,
  report: Report,
): VariableAssignment[] => {
  const made: VariableAssignment[] = [];
  texts.forEach((text, index) => {
    const value = expressionAt(text, `${field}/${index}`, report);
    if (value !== undefined) made.push(value);
  });
  return made;
};

export const missing = (field: string, what: string, report: Report): undefined =>
  report({ field, code: 'missing-value', message: `${what} is missing.` }) as undefined;

/** Whole numbers of the wire's int32. */
export const int32 = (value: number | undefined, field: string, report: Report): number => {
  if (value === undefined) return 0;
  if (Number.isInteger(value) && Math.abs(value) <= 2 ** 31 - 1) return value;
  if (value === -(2 ** 31)) return value;
  report({ field, code: 'number-out-of-range', message: `${value} is no whole number of 32 bits.` });
  return 0;
};

/** Whole numbers of the wire's int64; beyond 2^53 the file's numbers are not exact. */
export const int64 = (value: number, field: string, report: Report): bigint => {
  if (Number.isSafeInteger(value)) return BigInt(value);
  report({
    field,
    code: 'number-out-of-range',
    message: `${value} is no whole number below 9,007,199,254,740,992.`,
  });
  return 0n;
};
