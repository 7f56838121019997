// Every source of a VariableAssignment, its paths and its cast (littlehorse.md §3.5, §4.6, §4.8).
import type { JsonValue } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../engine/core/values/evaluate.ts';
import { aScope, anAssignment, aValue, CAR, PERSON, shown } from './a-scope.ts';

const int = (value: number): JsonValue => ({ literalValue: { int: String(value) } });
const str = (value: string): JsonValue => ({ literalValue: { str: value } });
const CITY = {
  structDefId: { name: 'person', version: 0 },
  struct: { fields: { name: { value: { str: 'Ann' } } } },
};

const scope = aScope({
  values: {
    n: aValue({ int: '7' }),
    'cart-total': aValue({ double: 2.5 }),
    nothing: aValue({}),
    key: aValue({ str: 'b' }),
    cart: aValue({ jsonObj: '{"a":{"b":[1,2.0]},"z":null}' }),
    owner: aValue({ struct: CITY }),
    list: aValue({ array: { items: [{ int: '1' }, { int: '2' }] } }),
    prices: aValue({ map: { entries: [{ key: { str: 'b' }, value: { int: '5' } }] } }),
    byNumber: aValue({ map: { entries: [{ key: { int: '7' }, value: { str: 'seven' } }] } }),
  },
  outputs: { charge: aValue({ jsonObj: '{"ok":true}' }) },
  structs: [CAR, PERSON],
});

const path = (...selectors: (string | number | { dynamic: JsonValue })[]): JsonValue => ({
  path: selectors.map((each) =>
    typeof each === 'string' ? { key: each } : typeof each === 'number' ? { index: each } : each,
  ) as JsonValue,
});

const rows: [name: string, assignment: JsonValue, value: JsonValue][] = [
  ['a variable', { variableName: 'n' }, { int: '7' }],
  ['a variable with a hyphen', { variableName: 'cart-total' }, { double: 2.5 }],
  ['an unknown variable', { variableName: 'nobody' }, 'error'],
  ['a literal', int(3), { int: '3' }],
  ['an empty literal is NULL', { literalValue: {} }, {}],
  ['no source', {}, 'error'],
  ['a node output', { nodeOutput: { nodeName: 'charge' } }, { jsonObj: '{"ok":true}' }],
  ['a node output and a path', { nodeOutput: { nodeName: 'charge' }, jsonPath: '$.ok' }, { bool: true }],
  ['the output of a node that never ran', { nodeOutput: { nodeName: 'ship' } }, 'error'],
  ['a missing leaf is NULL', { variableName: 'cart', jsonPath: '$.a.x' }, {}],
  ['a missing object on the way is NULL', { variableName: 'cart', jsonPath: '$.x.y.z' }, {}],
  ['JSON null is NULL', { variableName: 'cart', jsonPath: '$.z' }, {}],
  ['a JSON decimal is DOUBLE', { variableName: 'cart', jsonPath: '$.a.b[1]' }, { double: 2 }],
  ['a JSON path into NULL', { variableName: 'nothing', jsonPath: '$.a' }, 'error'],
  ['a JSON path into an Array', { variableName: 'list', jsonPath: '$[0]' }, 'error'],
  [
    'path then cast',
    { variableName: 'cart', jsonPath: '$.a.b[1]', targetType: { primitiveType: 'INT' } },
    { int: '2' },
  ],
  ['a cast that does not work', { ...(str('x') as object), targetType: { primitiveType: 'INT' } }, 'error'],
  ['a cast of NULL', { variableName: 'nothing', targetType: { primitiveType: 'INT' } }, {}],
  ['LHPath into JSON', { variableName: 'cart', lhPath: path('a', 'b', -1) }, { double: 2 }],
  ['LHPath to nothing in JSON', { variableName: 'cart', lhPath: path('x', 'y', 3) }, {}],
  ['LHPath to a field', { variableName: 'owner', lhPath: path('name') }, { str: 'Ann' }],
  ['LHPath to an absent field', { variableName: 'owner', lhPath: path('age') }, 'error'],
  [
    'LHPath to an inherited name is no field',
    { variableName: 'owner', lhPath: path('constructor') },
    'error',
  ],
  ['LHPath to an element', { variableName: 'list', lhPath: path(1) }, { int: '2' }],
  ['LHPath beyond an Array', { variableName: 'list', lhPath: path(2) }, 'error'],
  ['LHPath to a key', { variableName: 'prices', lhPath: path('b') }, { int: '5' }],
  ['LHPath to a missing key', { variableName: 'prices', lhPath: path('c') }, {}],
  ['LHPath into NULL', { variableName: 'nothing', lhPath: path('a') }, 'error'],
  [
    'dynamic key',
    { variableName: 'prices', lhPath: path({ dynamic: { variableName: 'key' } }) },
    { int: '5' },
  ],
  [
    'dynamic index into a Map',
    { variableName: 'byNumber', lhPath: path({ dynamic: { variableName: 'n' } }) },
    { str: 'seven' },
  ],
  [
    'dynamic selector that is NULL',
    { variableName: 'prices', lhPath: path({ dynamic: { variableName: 'nothing' } }) },
    'error',
  ],
  ['an expression', { expression: { lhs: int(7), mutationType: 'ADD', rhs: int(1) } }, { int: '8' }],
  [
    'ASSIGN as an expression',
    { expression: { lhs: int(7), mutationType: 'ASSIGN', rhs: str('x') } },
    { str: 'x' },
  ],
  ['a comparison', { expression: { lhs: int(7), comparator: 'GREATER_THAN', rhs: int(1) } }, { bool: true }],
  [
    'LESS_THAN, the default',
    { expression: { lhs: int(7), comparator: 'LESS_THAN', rhs: int(1) } },
    { bool: false },
  ],
  ['an expression without operation', { expression: { lhs: int(7), rhs: int(1) } }, 'error'],
  ['an expression without a side', { expression: { lhs: int(7), comparator: 'EQUALS' } }, 'error'],
  [
    'an error inside',
    { expression: { lhs: { variableName: 'x' }, mutationType: 'ADD', rhs: int(1) } },
    'error',
  ],
  ['size of a STR', { sizeOf: { operand: str('abc') } }, { int: '3' }],
  ['size of an Array', { sizeOf: { operand: { variableName: 'list' } } }, { int: '2' }],
  ['size of NULL', { sizeOf: { operand: { variableName: 'nothing' } } }, 'error'],
  [
    'a format',
    { formatString: { format: str('{0}: {1}'), args: [{ variableName: 'key' }, int(1234)] } },
    { str: 'b: 1,234' },
  ],
  ['a format that is NULL', { formatString: { format: { variableName: 'nothing' } } }, 'error'],
  ['a format that is no STR', { formatString: { format: int(1) } }, 'error'],
  [
    'map_builder',
    { mapBuilder: { entries: [{ key: str('a'), value: { variableName: 'n' } }] } },
    { map: { entries: [{ key: { str: 'a' }, value: { int: '7' } }] } },
  ],
  [
    'map_builder with an error',
    { mapBuilder: { entries: [{ key: str('a'), value: { variableName: 'x' } }] } },
    'error',
  ],
  [
    'struct_builder, nested, masked as its StructDef says, without a check',
    {
      structBuilder: {
        structDefId: { name: 'car', version: -1 },
        value: {
          fields: {
            doors: { simpleValue: str('many') },
            owner: { subStructure: { fields: { name: { simpleValue: { variableName: 'key' } } } } },
          },
        },
      },
    },
    {
      struct: {
        structDefId: { name: 'car', version: -1 },
        struct: {
          fields: {
            doors: { value: { str: 'many' } },
            owner: {
              value: {
                struct: {
                  structDefId: { name: 'person' },
                  struct: { fields: { name: { value: { str: 'b' }, masked: true } } },
                },
              },
            },
          },
        },
      },
    },
  ],
];

describe('evaluate', () => {
  it.each(rows)('%s', (_name, assignment, value) => {
    expect(shown(evaluate(anAssignment(assignment), scope))).toEqual(value);
  });

  it('says in a sentence what is wrong', () => {
    const result = evaluate(anAssignment({ variableName: 'nobody' }), scope);
    expect(result).toEqual({ ok: false, error: { message: 'There is no variable "nobody" here.' } });
  });

  it('marks what would crash the real server', () => {
    const result = evaluate(anAssignment({ variableName: 'list', lhPath: path(9) }), scope);
    expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
  });

  it('does not change the values that it reads', () => {
    const list = aValue({ array: { items: [{ int: '1' }] } });
    const extended = evaluate(
      anAssignment({ expression: { lhs: { variableName: 'l' }, mutationType: 'EXTEND', rhs: int(2) } }),
      aScope({ values: { l: list } }),
    );
    expect(shown(extended)).toEqual({ array: { items: [{ int: '1' }, { int: '2' }] } });
    expect(list).toEqual(aValue({ array: { items: [{ int: '1' }] } }));
  });
});
