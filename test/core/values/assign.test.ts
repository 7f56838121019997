// Which value may go where and what it becomes: the implicit, the strict and the lenient rule (littlehorse.md §4.3, §4.6).
import type { JsonValue } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { convertForVariable, isAssignable } from '../../../engine/core/values/assign.ts';
import { convertForInput } from '../../../engine/core/values/convert-for-input.ts';
import { stampType } from '../../../engine/core/values/stamp-type.ts';
import { aScope, aType, aValue, CAR, PERSON, shown } from './a-scope.ts';

const structs = aScope({ structs: [CAR, PERSON] });
const INTS = { inlineArrayDef: { arrayType: { primitiveType: 'INT' } } };
const PRICES = { inlineMapDef: { keyType: { primitiveType: 'STR' }, valueType: { primitiveType: 'INT' } } };
const A_CAR = { structDefId: { name: 'car', version: 0 } };
const car = (fields: Record<string, JsonValue>, name = 'car'): JsonValue => ({
  struct: {
    structDefId: { name, version: 0 },
    struct: { fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])) },
  },
});
const ID = { wfRunId: { id: 'c', parentWfRunId: { id: 'p' } } };
const TIME = { utcTimestamp: '2026-01-02T03:04:05Z' };

// What becomes of the value as an input (strict) and in a variable (lenient).
const rows: [value: JsonValue, type: JsonValue, input: JsonValue, variable: JsonValue][] = [
  [{}, 'INT', {}, {}],
  [{ int: '3' }, 'INT', { int: '3' }, { int: '3' }],
  [{ int: '3' }, 'DOUBLE', { double: 3 }, { double: 3 }],
  [{ int: '3' }, 'STR', { str: '3' }, { str: '3' }],
  [{ int: '3' }, 'BOOL', 'error', 'error'],
  [{ double: 2.9 }, 'INT', 'error', { int: '2' }],
  [{ double: 1e10 }, 'STR', { str: '1.0E10' }, { str: '1.0E10' }],
  [{ bool: true }, 'STR', { str: 'true' }, { str: 'true' }],
  [ID, 'STR', { str: 'p_c' }, { str: 'p_c' }],
  [{ bytes: 'SGk=' }, 'STR', { str: 'Hi' }, { str: 'Hi' }],
  [TIME, 'STR', 'error', { str: 'seconds: 1767323045\n' }],
  [{ jsonArr: '[1,2]' }, 'STR', 'error', { str: '[1, 2]' }],
  [{ jsonObj: '{"k":"v"}' }, 'STR', 'error', { str: '{k=v}' }],
  [{ str: '12' }, 'INT', 'error', { int: '12' }],
  [{ str: 'x' }, 'INT', 'error', 'error'],
  [{ str: '{}' }, 'JSON_OBJ', 'error', 'error'],
  [{ jsonArr: '[]' }, 'JSON_OBJ', 'error', 'error'],
  [{ jsonArr: '[1]' }, INTS, 'error', 'error'],
  [{ jsonObj: '{}' }, A_CAR, 'error', 'error'],
  [{ jsonObj: '{"a":' }, 'JSON_OBJ', { jsonObj: '{"a":' }, { jsonObj: '{"a":' }],
  [{ int: '3' }, {}, { int: '3' }, { int: '3' }],
  [
    { array: { items: [{ int: '1' }] } },
    INTS,
    { array: { items: [{ int: '1' }], elementType: { primitiveType: 'INT' } } },
    { array: { items: [{ int: '1' }] } },
  ],
];

describe('conversion', () => {
  it.each(rows)('%j to %j', (value, type, input, variable) => {
    expect(shown(convertForInput(aValue(value), aType(type), structs))).toEqual(input);
    expect(shown(convertForVariable(aValue(value), aType(type)))).toEqual(variable);
    expect(isAssignable(aValue(value), aType(type), structs)).toBe(input !== 'error');
  });
});

describe('isAssignable looks into', () => {
  it.each<[string, JsonValue, JsonValue, boolean]>([
    ['an Array of the wrong elements', { array: { items: [{ str: 'x' }] } }, INTS, false],
    [
      'an Array whose second element is wrong',
      { array: { items: [{ int: '1' }, { str: 'x' }] } },
      INTS,
      false,
    ],
    ['a Map', { map: { entries: [{ key: { str: 'a' }, value: { int: '1' } }] } }, PRICES, true],
    [
      'a Map with an INT key for a STR',
      { map: { entries: [{ key: { int: '1' }, value: { int: '1' } }] } },
      PRICES,
      true,
    ],
    [
      'a Map with a wrong value',
      { map: { entries: [{ key: { str: 'a' }, value: { str: 'x' } }] } },
      PRICES,
      false,
    ],
    ['a Struct', car({ model: { str: 'T' }, doors: { int: '2' } }), A_CAR, true],
    [
      'a Struct without the fields that have a default or may be null',
      car({ model: { str: 'T' } }),
      A_CAR,
      true,
    ],
    ['a Struct without a required field', car({ doors: { int: '2' } }), A_CAR, false],
    ['a Struct with NULL in a field that cannot be', car({ model: {} }), A_CAR, false],
    ['a Struct with NULL in a field that can be', car({ model: { str: 'T' }, owner: {} }), A_CAR, true],
    [
      'a Struct with a field of a wrong type',
      car({ model: { str: 'T' }, doors: { str: 'x' } }),
      A_CAR,
      false,
    ],
    ['a Struct with a field more', car({ model: { str: 'T' }, colour: { str: 'red' } }), A_CAR, true],
    ['a Struct of another StructDef', car({ name: { str: 'T' } }, 'person'), A_CAR, false],
    [
      'a Struct in a Struct',
      car({ model: { str: 'T' }, owner: car({ name: { str: 'A' } }, 'person') }),
      A_CAR,
      true,
    ],
    ['a wrong Struct in a Struct', car({ model: { str: 'T' }, owner: car({}, 'person') }), A_CAR, false],
  ])('%s', (_name, value, type, wanted) => {
    expect(isAssignable(aValue(value), aType(type), structs)).toBe(wanted);
  });
});

describe('stampType', () => {
  it('writes the map_type', () => {
    const stamped = stampType(aValue({ map: { entries: [] } }), aType(PRICES), structs);
    expect(shown({ ok: true, value: stamped })).toEqual({ map: { mapType: PRICES.inlineMapDef } });
  });

  it('leaves a value alone that has its type', () => {
    const type = aType(INTS);
    const once = stampType(aValue({ array: { items: [] } }), type, structs);
    expect(stampType(once, type, structs)).toBe(once);
    const text = aValue({ str: 'x' });
    expect(stampType(text, aType('STR'), structs)).toBe(text);
  });
});
