// Mutations beyond what observed.json holds: the deprecated right sides, LHPaths on the left (1.3), no declared type, and
// the places where we differ from 1.2.1 on purpose (littlehorse.md §4.5).
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { VariableMutationSchema } from '#api/gen/common_wfspec_pb.js';
import { mutate } from '../../../engine/core/values/mutate.ts';
import { aScope, aType, aValue, shown } from './a-scope.ts';

const scope = aScope({ values: { k: aValue({ str: 'b' }) } });
const int = (value: number): JsonValue => ({ literalValue: { int: String(value) } });
const map = (...entries: [string, number][]): JsonValue => ({
  map: { entries: entries.map(([key, value]) => ({ key: { str: key }, value: { int: String(value) } })) },
});
const owner = (fields: Record<string, JsonValue>): JsonValue => ({
  struct: {
    structDefId: { name: 'person' },
    struct: { fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])) },
  },
});

const change = (
  current: JsonValue,
  mutation: object,
  type?: JsonValue,
  output?: JsonValue,
): ReturnType<typeof shown> =>
  shown(
    mutate(
      fromJson(VariableMutationSchema, { lhsName: 'x', ...mutation }),
      aValue(current),
      type === undefined ? undefined : aType(type),
      scope,
      output === undefined ? undefined : aValue(output),
    ),
  );

describe('the deprecated right sides', () => {
  const output = { jsonObj: '{"a":{"b":5}}' };
  it.each<[string, object, JsonValue | undefined, JsonValue]>([
    ['literal_value', { operation: 'ADD', literalValue: { int: '2' } }, undefined, { int: '3' }],
    ['literal_value NULL', { literalValue: {} }, undefined, {}],
    [
      'node_output with jsonpath',
      { operation: 'ADD', nodeOutput: { jsonpath: '$.a.b' } },
      output,
      { int: '6' },
    ],
    [
      'node_output with lh_path',
      { nodeOutput: { lhPath: { path: [{ key: 'a' }, { key: 'b' }] } } },
      output,
      { int: '5' },
    ],
    ['node_output whole', { nodeOutput: {} }, { int: '9' }, { int: '9' }],
    ['node_output of a node without output', { nodeOutput: {} }, undefined, 'error'],
    ['no right side', {}, undefined, 'error'],
  ])('%s', (_name, mutation, given, wanted) => {
    expect(change({ int: '1' }, mutation, 'INT', given)).toEqual(wanted);
  });
});

describe('lhs_lh_path', () => {
  const at = (...path: JsonValue[]): { lhsLhPath: JsonValue } => ({ lhsLhPath: { path } });
  it.each<[string, JsonValue, object, JsonValue]>([
    [
      'sets a key of a Map',
      map(['a', 1]),
      { ...at({ key: 'a' }), literalValue: { int: '2' } },
      map(['a', 2]),
    ],
    [
      'adds a key to a Map',
      map(['a', 1]),
      { ...at({ key: 'b' }), literalValue: { int: '2' } },
      map(['a', 1], ['b', 2]),
    ],
    [
      'finds a key by a variable',
      map(['b', 1]),
      { ...at({ dynamic: { variableName: 'k' } }), operation: 'ADD', rhsAssignment: int(1) },
      map(['b', 2]),
    ],
    [
      'sets a field',
      owner({ name: { str: 'A' } }),
      { ...at({ key: 'name' }), literalValue: { str: 'B' } },
      owner({ name: { str: 'B' } }),
    ],
    [
      'works on a field',
      owner({ age: { int: '4' } }),
      { ...at({ key: 'age' }), operation: 'ADD', rhsAssignment: int(1) },
      owner({ age: { int: '5' } }),
    ],
    [
      'goes through a Struct into JSON',
      owner({ j: { jsonObj: '{"a":{}}' } }),
      { ...at({ key: 'j' }, { key: 'a' }, { key: 'b' }), literalValue: { int: '1' } },
      owner({ j: { jsonObj: '{"a":{"b":1}}' } }),
    ],
    [
      'sets an element',
      { array: { items: [{ int: '1' }, { int: '2' }] } },
      { ...at({ index: 1 }), literalValue: { int: '9' } },
      { array: { items: [{ int: '1' }, { int: '9' }] } },
    ],
    [
      'does not reach beyond an Array',
      { array: { items: [] } },
      { ...at({ index: 0 }), literalValue: { int: '9' } },
      'error',
    ],
    [
      'does not create what is on the way',
      owner({}),
      { ...at({ key: 'a' }, { key: 'b' }), literalValue: { int: '1' } },
      'error',
    ],
    ['does not go into NULL', {}, { ...at({ key: 'a' }), literalValue: { int: '1' } }, 'error'],
    ['does not go into a number', { int: '1' }, { ...at({ key: 'a' }), literalValue: { int: '1' } }, 'error'],
    [
      'sets a key of a JSON_OBJ',
      { jsonObj: '{"a":1}' },
      { ...at({ key: 'b' }), literalValue: { double: 3 } },
      { jsonObj: '{"a":1,"b":3.0}' },
    ],
  ])('%s', (_name, current, mutation, wanted) => {
    expect(change(current, mutation)).toEqual(wanted);
  });

  it('leaves the value that was there unchanged', () => {
    const current = aValue(map(['a', 1]));
    const mutation = { lhsName: 'x', ...at({ key: 'a' }), literalValue: { int: '2' } };
    mutate(fromJson(VariableMutationSchema, mutation), current, undefined, scope, undefined);
    expect(current).toEqual(aValue(map(['a', 1])));
  });
});

describe('the declared type', () => {
  it('is not asked for when it is unknown', () => {
    expect(change({ int: '7' }, { operation: 'MULTIPLY', literalValue: { double: 1.5 } })).toEqual({
      double: 10.5,
    });
  });
  it('narrows a DOUBLE to an INT', () => {
    expect(change({ int: '7' }, { operation: 'ADD', literalValue: { double: 1.9 } }, 'INT')).toEqual({
      int: '8',
    });
    expect(change({ int: '7' }, { operation: 'MULTIPLY', literalValue: { double: 1.5 } }, 'INT')).toEqual({
      int: '10',
    });
  });
  it('wraps an INT at 64 bits', () => {
    const most = { int: '9223372036854775807' };
    expect(change(most, { operation: 'ADD', literalValue: { int: '1' } }, 'INT')).toEqual({
      int: '-9223372036854775808',
    });
  });
});

describe('on purpose unlike 1.2.1', () => {
  it('fails where the real server crashes', () => {
    const remove = { operation: 'REMOVE_INDEX', literalValue: { int: '5' } };
    const mutation = fromJson(VariableMutationSchema, { lhsName: 'x', ...remove });
    const lists: JsonValue[] = [{ jsonArr: '[1]' }, { array: { items: [] } }];
    for (const current of lists) {
      const result = mutate(mutation, aValue(current), undefined, scope, undefined);
      expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
    }
  });
  it('reads BYTES as UTF-8, where a Java object hash would stand', () => {
    expect(change({ str: 'a' }, { operation: 'EXTEND', literalValue: { bytes: 'SGk=' } }, 'STR')).toEqual({
      str: 'aHi',
    });
  });
  it('writes a TIMESTAMP into JSON as its text, where the insides of a Java object would stand', () => {
    const time = { literalValue: { utcTimestamp: '2026-01-02T03:04:05Z' } };
    expect(change({ jsonArr: '[]' }, { operation: 'ADD', ...time })).toEqual({
      jsonArr: '["seconds: 1767323045\\n"]',
    });
  });
});
