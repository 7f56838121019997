/** What people write, what it means, and what they are told when it means nothing. */
import { toJson } from '@bufbuild/protobuf';
import fc from '../../kit/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { VariableAssignmentSchema, VariableMutationSchema } from '#api/gen/common_wfspec_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { highlight, completions, signatureHelp } from '#model/expression/complete.ts';
import { printAssignment, printLiteral, printMutation, printType } from '#model/expression/from-wire.ts';
import { references } from '#model/expression/references.ts';
import { parseExpression } from '#model/expression/parse.ts';
import {
  compileExpression,
  compileLegacyCondition,
  compileLiteral,
  compileMutation,
  compileType,
} from '#model/expression/to-wire.ts';
import { env, type } from '../types/type-env.ts';

const json = (text: string) => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.error.message}`);
  return toJson(VariableAssignmentSchema, compiled.value);
};

describe('meaning', () => {
  test.each([
    ['order-id', { variableName: 'order-id' }],
    ['`odd \\` name`', { variableName: 'odd ` name' }],
    ['2-spawned-thread-START_THREAD', { variableName: '2-spawned-thread-START_THREAD' }],
    ['output(1-reserve-TASK)', { nodeOutput: { nodeName: '1-reserve-TASK' } }],
    ['output(`a b`)', { nodeOutput: { nodeName: 'a b' } }],
    ['3 days', { literalValue: { int: '259200' } }],
    ['2 h 30 min', { literalValue: { int: '9000' } }],
    ['90s', { literalValue: { int: '90' } }],
    ['-2.5', { literalValue: { double: -2.5 } }],
    ['1e3', { literalValue: { double: 1000 } }],
    ["'it\\'s'", { literalValue: { str: "it's" } }],
    ['null', { literalValue: {} }],
    ['{a: [1, 2.0], "b c": null}', { literalValue: { jsonObj: '{"a":[1,2.0],"b c":null}' } }],
    ['jsonObj(\'{"a": 1}\')', { literalValue: { jsonObj: '{"a": 1}' } }],
    ['wfRunId("p", "c")', { literalValue: { wfRunId: { id: 'c', parentWfRunId: { id: 'p' } } } }],
    [
      'timestamp("2026-01-02T05:04:05.678+02:00")',
      { literalValue: { utcTimestamp: '2026-01-02T03:04:05.678Z' } },
    ],
    ['cart.total', { variableName: 'cart', lhPath: { path: [{ key: 'total' }] } }],
    ['cart["a b"][-1]', { variableName: 'cart', lhPath: { path: [{ key: 'a b' }, { index: -1 }] } }],
    ['cart[k]', { variableName: 'cart', lhPath: { path: [{ dynamic: { variableName: 'k' } }] } }],
    ['cart.jsonPath("$..k")', { variableName: 'cart', jsonPath: '$..k' }],
    ['x as masked STR', { variableName: 'x', targetType: { primitiveType: 'STR', masked: true } }],
    ['size(x)', { sizeOf: { operand: { variableName: 'x' } } }],
    ['x.size()', { sizeOf: { operand: { variableName: 'x' } } }],
  ])('%s', (text, expected) => expect(json(text)).toEqual(expected));

  test.each([
    ['a+b*c', 'a + b * c'],
    ['(a + b) + c', 'a + b + c'],
    ['a + (b + c)', 'a + (b + c)'],
    ['a ** b ** c', 'a ** b ** c'],
    ['(a ** b) ** c', '(a ** b) ** c'],
    ['a and b or c', 'a && b || c'],
    ['a && (b || c)', 'a && (b || c)'],
    ['not a == b', 'a != b'],
    ['not (x in y)', 'x not in y'],
    ['not not x', 'x != false'],
    ['!vip && total > 100', 'not vip && total > 100'],
    ['x == false', 'not x'],
    ['(a < b) == c', '(a < b) == c'],
    ['order-id - 1', 'order-id - 1'],
    ['5-3', '5 - 3'],
    ['a - -5', 'a - -5'],
    ['(a + b) as INT', '(a + b) as INT'],
    ['a + b as INT', 'a + b as INT'],
    ['(5)[0]', '(5)[0]'],
    ['list.extend(x)', 'extend(list, x)'],
    ['struct car@2 {model: x, engine: struct {hp: 5}}', 'struct car@2 {model: x, engine: struct {hp: 5}}'],
    ['map<STR, INT> {apples: n, [k]: 2, "a b": 3}', 'map<STR, INT> {apples: n, [k]: 2, "a b": 3}'],
    ['Array<INT>[1, 2]', 'Array<INT>[1, 2]'],
    ['Struct<car>{model: "x", masked pin: 5}', 'Struct<car>{model: "x", masked pin: 5}'],
  ])('%s is written %s', (text, expected) => {
    const compiled = compileExpression(text);
    expect(compiled.ok && printAssignment(compiled.value)).toBe(expected);
  });

  test('a unary not binds to its operand, a comparison inside it turns around', () => {
    expect(json('not (a && b)')).toEqual(json('(a && b) == false'));
    expect(json('!(a < b)')).toEqual(json('a >= b'));
    expect(json('!a.b')).toEqual(json('a.b == false'));
  });
});

describe('mutations', () => {
  const ofMutation = (text: string) => {
    const compiled = compileMutation(text);
    if (!compiled.ok) throw new Error(compiled.error.message);
    return toJson(VariableMutationSchema, compiled.value);
  };
  test.each([
    ['x = 5', { lhsName: 'x', rhsAssignment: { literalValue: { int: '5' } } }],
    [
      'cart.total += y',
      {
        lhsName: 'cart',
        lhsLhPath: { path: [{ key: 'total' }] },
        operation: 'ADD',
        rhsAssignment: { variableName: 'y' },
      },
    ],
    [
      'cart.jsonPath("$.a").removeKey("k")',
      {
        lhsName: 'cart',
        lhsJsonPath: '$.a',
        operation: 'REMOVE_KEY',
        rhsAssignment: { literalValue: { str: 'k' } },
      },
    ],
    ['x = legacyLiteral(5)', { lhsName: 'x', literalValue: { int: '5' } }],
    ['x = legacyOutput().jsonPath("$.a")', { lhsName: 'x', nodeOutput: { jsonpath: '$.a' } }],
  ])('%s', (text, expected) => expect(ofMutation(text)).toMatchObject(expected));

  test.each(['-=', '*=', '/=', '**=', '&&=', '||='])('x %s y comes back', (sign) => {
    const compiled = compileMutation(`x ${sign} y`);
    expect(compiled.ok && printMutation(compiled.value)).toBe(`x ${sign} y`);
  });
});

describe('literals under a declared type', () => {
  test.each([
    ['5', 'DOUBLE', { double: 5 }],
    ['"2026-01-31T08:00:00Z"', 'TIMESTAMP', { utcTimestamp: '2026-01-31T08:00:00Z' }],
    ['[1, 2]', 'Array<DOUBLE>', { array: { items: [{ double: 1 }, { double: 2 }] } }],
    ['{a: 1}', 'Map<STR, INT>', { map: { entries: [{ key: { str: 'a' }, value: { int: '1' } }] } }],
    ['int(5)', 'DOUBLE', { int: '5' }],
    ['["a"]', 'Array<INT>', { jsonArr: '["a"]' }],
    ['5.0', 'INT', { double: 5 }],
  ])('%s for a %s', (text, declared, expected) => {
    const compiled = compileLiteral(text, type(declared));
    expect(compiled.ok && toJson(VariableValueSchema, compiled.value)).toMatchObject(expected);
    expect(
      compiled.ok && compileLiteral(printLiteral(compiled.value, { type: type(declared) }), type(declared)),
    ).toEqual(compiled);
  });

  test('seconds are written as a duration where one is meant', () => {
    const compiled = compileLiteral('259200');
    expect(compiled.ok && printLiteral(compiled.value)).toBe('259200');
    expect(compiled.ok && printLiteral(compiled.value, { duration: true })).toBe('3 days');
  });
});

describe('errors say what to do, at the exact place', () => {
  const failure = (
    result: ReturnType<typeof compileExpression> | ReturnType<typeof compileMutation>,
    text: string,
  ) => {
    if (result.ok) return 'fine';
    const { code, offset, length } = result.error;
    return `${code}@${text.slice(offset, offset + length)}`;
  };
  test.each([
    ['', 'unexpected-end@'],
    ['2 +', 'unexpected-end@'],
    ['(a', 'unexpected-end@'],
    ['x y', 'unexpected-token@y'],
    ['x = 5', 'unexpected-token@='],
    ['x ? 1 : 2', 'unexpected-token@?'],
    ['a & b', 'unreadable@&'],
    ['"abc', 'unreadable@"abc'],
    ['"\\q"', 'unreadable@\\q'],
    ['a == b == c', 'comparison-chain@=='],
    ['a == not b', 'not-needs-parentheses@not'],
    ['- x', 'minus-without-number@-'],
    ['foo(1)', 'unknown-function@foo'],
    ['a.foo(1)', 'unknown-method@foo'],
    ['map.x', 'reserved-word@map'],
    ['x as FOO', 'unknown-type@FOO'],
    ['a as INT as STR', 'after-cast@a as INT as STR'],
    ['a.b.jsonPath("$")', 'two-paths@a.b.jsonPath("$")'],
    ['99999999999999999999', 'int-too-large@99999999999999999999'],
    ['1.5 s', 'broken-seconds@1.5 s'],
    ['007', 'leading-zero@007'],
    ['bytes("x")', 'not-base64@"x"'],
    ['timestamp("2026-02-30T00:00:00Z")', 'not-a-timestamp@"2026-02-30T00:00:00Z"'],
    ['struct car {a: 1, a: 2}', 'duplicate-field@a'],
    ['missing()', 'missing-value@missing()'],
    ['{a: x}', 'unexpected-token@x'],
  ])('%s', (text, expected) => {
    const compiled = compileExpression(text);
    expect(failure(compiled, text)).toBe(expected);
    expect(!compiled.ok && compiled.error.message).toMatch(/[.]$/);
  });

  test('a legacy condition is one comparison', () => {
    expect(compileLegacyCondition('a && b')).toMatchObject({ ok: false, error: { code: 'no-comparison' } });
    expect(compileLegacyCondition('not a')).toMatchObject({ ok: true });
  });

  test('types print as they are read', () => {
    for (const text of [
      'STR',
      'Map<STR, Array<masked INT>>',
      'Struct<car@2>',
      'Struct{a?: STR = "x" "why", b: INT}',
    ]) {
      const compiled = compileType(text);
      expect(compiled.ok && printType(compiled.value)).toBe(text);
    }
  });
});

describe('no text is too much', () => {
  test('deep nesting is refused, not followed', () => {
    const deep = 100_000;
    for (const text of [
      '('.repeat(deep),
      '!'.repeat(deep) + 'a',
      'not '.repeat(deep) + 'a',
      'a' + '+a'.repeat(deep),
      'a**'.repeat(deep) + 'a',
      '['.repeat(deep),
      'a['.repeat(deep),
      'size('.repeat(deep),
      'x as ' + 'Array<'.repeat(deep),
      'map {a:'.repeat(deep),
      'struct a {b:' + 'struct {b:'.repeat(deep),
      '(a' + '+a'.repeat(150) + ')' + '+a'.repeat(150),
    ]) {
      expect(parseExpression(text)).toMatchObject({ ok: false, error: { code: 'too-deep' } });
    }
    expect(parseExpression('a' + '+a'.repeat(199)).ok).toBe(true);
    expect(parseExpression(`format(${'a,'.repeat(deep)}a)`).ok).toBe(true);
  });

  test('any text gives a value or an error inside the text, from every function', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        ' ',
        '.',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ':',
        ',',
        '"',
        "'",
        '`',
        '\\',
        '5',
        '-',
        '=',
        '+',
        '<',
        '>',
      ],
      ...[
        'not ',
        ' in ',
        ' as ',
        'STR',
        'struct ',
        'map',
        'Array',
        'output(',
        'x.jsonPath(',
        '@',
        '?',
        ' days',
        '|',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((p) => p.join('')),
    );
    const world = { ...env, variables: () => ['i'], nodes: () => ['n'] };
    fc.assert(
      fc.property(texts, fc.nat(20), (text, offset) => {
        for (const compile of [
          compileExpression,
          compileMutation,
          compileLegacyCondition,
          compileLiteral,
          compileType,
        ]) {
          const result = compile(text);
          if (result.ok) continue;
          expect(result.error.offset).toBeGreaterThanOrEqual(0);
          expect(result.error.offset + result.error.length).toBeLessThanOrEqual(text.length);
        }
        references(text);
        completions(text, offset, world);
        signatureHelp(text, offset);
        expect(highlight(text).every(({ length }) => length > 0)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

test('what one caller does to a compiled message does not reach the next', () => {
  const compile = () => compileExpression('[1] as Array<INT>');
  const first = compile();
  if (first.ok && first.value.targetType) first.value.targetType.masked = true;
  if (first.ok && first.value.source.case === 'literalValue') {
    first.value.source.value.value = { case: 'bool', value: true };
  }
  const second = compile();
  expect(second.ok && printAssignment(second.value)).toBe('[1] as Array<INT>');
});
