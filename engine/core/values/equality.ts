/**
 * Equality of JSON and of values, in the two flavours that LittleHorse has: REMOVE_IF_PRESENT tells 3 from 3.0, IN does
 * not (littlehorse.md §4.5, §4.7, §11 row 9).
 */
import type { Struct, VariableValue } from '#api/gen/type_definition_pb.js';
import { JsonDecimal, type JsonValue } from '#model/values/json-text.ts';
import { isNull } from './null-value.ts';
import { wfRunIdText } from './wf-run-id-text.ts';

export type NumberRule = 'type-strict' | 'by-amount';

export function jsonEquals(a: JsonValue, b: JsonValue, rule: NumberRule): boolean {
  if (a === null || typeof a !== 'object') {
    if (a === b) return true;
    return rule === 'by-amount' && typeof a === 'bigint' && b instanceof JsonDecimal && Number(a) === b.value;
  }
  if (a instanceof JsonDecimal) {
    if (b instanceof JsonDecimal) return a.value === b.value;
    return rule === 'by-amount' && typeof b === 'bigint' && Number(b) === a.value;
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => jsonEquals(item, b[at] as JsonValue, rule));
  }
  if (!(b instanceof Map) || a.size !== b.size) return false;
  for (const [key, item] of a) {
    const other = b.get(key);
    if (other === undefined || !jsonEquals(item, other, rule)) return false;
  }
  return true;
}

export function valueEquals(left: VariableValue, right: VariableValue, rule: NumberRule): boolean {
  const [a, b] = [left.value, right.value];
  if (rule === 'by-amount') {
    if (a.case === 'int' && b.case === 'double') return Number(a.value) === b.value;
    if (a.case === 'double' && b.case === 'int') return a.value === Number(b.value);
  }
  switch (a.case) {
    case undefined:
      return b.case === undefined;
    case 'bytes':
      return b.case === 'bytes' && sameBytes(a.value, b.value);
    case 'wfRunId':
      return b.case === 'wfRunId' && wfRunIdText(a.value) === wfRunIdText(b.value);
    case 'utcTimestamp':
      return b.case === a.case && a.value.seconds === b.value.seconds && a.value.nanos === b.value.nanos;
    case 'struct':
      return b.case === 'struct' && structEquals(a.value, b.value, rule);
    case 'array':
      return (
        b.case === 'array' &&
        a.value.items.length === b.value.items.length &&
        a.value.items.every((item, at) => valueEquals(item, b.value.items[at] as VariableValue, rule))
      );
    case 'map':
      return (
        b.case === 'map' &&
        a.value.entries.length === b.value.entries.length &&
        a.value.entries.every((entry) =>
          b.value.entries.some(
            (other) => same(entry.key, other.key, rule) && same(entry.value, other.value, rule),
          ),
        )
      );
    default:
      return a.case === b.case && a.value === b.value;
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const same = (a: VariableValue | undefined, b: VariableValue | undefined, rule: NumberRule): boolean =>
  a === undefined || b === undefined ? isNull(a) && isNull(b) : valueEquals(a, b, rule);

/** Structs are equal when they are of one StructDef and version and have equal fields. */
export function structEquals(a: Struct, b: Struct, rule: NumberRule): boolean {
  if (a.structDefId?.name !== b.structDefId?.name || a.structDefId?.version !== b.structDefId?.version)
    return false;
  const [ours, theirs] = [a.struct?.fields ?? {}, b.struct?.fields ?? {}];
  const names = Object.keys(ours);
  if (names.length !== Object.keys(theirs).length) return false;
  return names.every(
    (name) => Object.hasOwn(theirs, name) && same(ours[name]?.value, theirs[name]?.value, rule),
  );
}
