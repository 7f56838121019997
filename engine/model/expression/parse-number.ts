/** Numbers: `5` is an INT, `2.5` and `1e3` are DOUBLEs, `2 h 30 min` is an INT of seconds. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Cursor } from './cursor.ts';
import { times, unitMs } from './duration.ts';

type Value = VariableValue['value'];

const MAX = 2n ** 63n;

export const parseNumber = (cursor: Cursor): Value => {
  const { start } = cursor.token;
  const negative = cursor.accept('-');
  const { kind, text } = cursor.token;
  if (kind !== 'number') {
    cursor.unexpected('Here a number is needed');
    return { case: undefined };
  }
  if (/^0\d/.test(text)) cursor.fail('leading-zero', 'A number has no leading zeros.', cursor.token);
  if (hasUnit(cursor)) return parseDurationValue(cursor, negative);
  cursor.advance();
  if (!/^\d+$/.test(text)) return { case: 'double', value: negative ? -Number(text) : Number(text) };
  const value = negative ? -BigInt(text) : BigInt(text);
  if (value >= MAX || value < -MAX) {
    const message = 'An INT has 64 bits; write the number with a decimal point to make it a DOUBLE.';
    cursor.fail('int-too-large', message, { start, end: start + text.length });
    return { case: undefined };
  }
  return { case: 'int', value };
};

const hasUnit = (cursor: Cursor): boolean => {
  const unit = cursor.peek(1);
  return cursor.token.kind === 'number' && unit.kind === 'name' && unitMs(unit.text) !== undefined;
};

const parseDurationValue = (cursor: Cursor, negative: boolean): Value => {
  const { start } = cursor.token;
  let ms = 0;
  while (hasUnit(cursor)) {
    const amount = cursor.advance().text;
    const unit = cursor.advance().text;
    ms += times(amount, unitMs(unit) ?? 0);
  }
  const seconds = ms / 1000;
  if (!Number.isSafeInteger(seconds)) {
    const message = 'A duration is a whole number of seconds here; round it.';
    cursor.fail('broken-seconds', message, { start, end: cursor.lastEnd });
    return { case: undefined };
  }
  return { case: 'int', value: BigInt(negative ? -seconds : seconds) };
};
