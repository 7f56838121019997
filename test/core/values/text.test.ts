// The texts that values are read from and printed as: JSON, Java's numbers, MessageFormat, UTF-8, WfRunIds.
import type { JsonValue } from '@bufbuild/protobuf';
import fc from '../../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { parseDouble, parseLong } from '#model/values/java-long.ts';
import { javaDouble } from '#model/values/java-text.ts';
import { placeOf, readJsonPath } from '../../../engine/core/values/json-path.ts';
import { parseJson, printJson } from '#model/values/json-text.ts';
import { formatMessage } from '../../../engine/core/values/message-format.ts';
import { decodeUtf8, encodeUtf8 } from '../../../engine/core/values/utf8.ts';
import { parseWfRunId, wfRunIdText } from '../../../engine/core/values/wf-run-id-text.ts';
import { aValue } from './a-scope.ts';

const reprinted = (text: string): string | undefined => {
  const json = parseJson(text);
  return json === undefined ? undefined : printJson(json);
};

describe('JSON text', () => {
  it.each([
    ['{"b":1,"a":2,"10":3,"9":4}', '{"b":1,"a":2,"10":3,"9":4}'],
    [' { "a" : [ 1 , 2.0 ] } ', '{"a":[1,2.0]}'],
    ['3.0', '3.0'],
    ['-0', '0'],
    ['1e10', '1.0E10'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '1.2345678901234567E19'],
    ['"\\u00e9\\n<\\/script>"', '"é\\n\\u003c/script\\u003e"'],
    ['{"__proto__":1}', '{"__proto__":1}'],
    ['{"a":1,"a":2}', '{"a":2}'],
  ])('%s prints as %s', (text, wanted) => {
    expect(reprinted(text)).toBe(wanted);
  });

  it.each([
    '',
    '{',
    '[1,]',
    '{"a"}',
    '01',
    '1.',
    '.5',
    '+1',
    'nul',
    '"\n"',
    '"\\x"',
    '1 2',
    'NaN',
    '1e999',
    "{'a':1}",
  ])('%j is not JSON', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(parseJson('['.repeat(100_000))).toBeUndefined();
    expect(parseJson(`${'['.repeat(255)}${']'.repeat(255)}`)).toBeDefined();
    expect(parseJson(`${'['.repeat(256)}${']'.repeat(256)}`)).toBeUndefined();
  });

  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(reprinted(text) ?? '')).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('Java numbers', () => {
  it.each([
    [1, '1.0'],
    [-2.5, '-2.5'],
    [0, '0.0'],
    [-0, '-0.0'],
    [9999999, '9999999.0'],
    [1e7, '1.0E7'],
    [123456789, '1.23456789E8'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [5e-324, '4.9E-324'],
    [1.7976931348623157e308, '1.7976931348623157E308'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('%d prints as %s', (value, wanted) => {
    expect(javaDouble(value)).toBe(wanted);
  });

  it.each([
    ['5', 5n],
    ['+5', 5n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', undefined],
    [' 5', undefined],
    ['5.0', undefined],
    ['', undefined],
  ])('%j read as a long', (text, wanted) => {
    expect(parseLong(text)).toBe(wanted);
  });

  it.each([
    [' 5.5 ', 5.5],
    ['1e3', 1000],
    ['5f', 5],
    ['.5', 0.5],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['five', undefined],
    ['', undefined],
  ])('%j read as a double', (text, wanted) => {
    expect(parseDouble(text)).toBe(wanted);
  });
});

describe('MessageFormat', () => {
  it.each<[string, JsonValue[], string | undefined]>([
    ['no arguments', [], 'no arguments'],
    ['{0} and {0}', [{ str: 'x' }], 'x and x'],
    ['{1}{0}', [{ str: 'a' }, { bool: true }], 'truea'],
    ["it''s {0}", [{ str: 'x' }], "it's x"],
    ["'{'0'}'", [{ str: 'x' }], '{0}'],
    ['{0}', [{ int: '-1234567' }], '-1,234,567'],
    ['{0}', [{ double: 0.0005 }], '0.001'],
    ['{0}', [{ double: 0.0625 }], '0.062'],
    ['{0}', [{ double: 1e15 / 3 }], '333,333,333,333,333.3'],
    ['{0}', [{ double: 1e23 }], '100,000,000,000,000,000,000,000'],
    ['{0,number,.##}', [{ double: 0.125 }], '.12'],
    ['{0}', [{ double: 0.0015 }], '0.002'],
    ['{0}', [{ double: 2.5 }], '2.5'],
    ['{0,number,0.00}', [{ int: '3' }], '3.00'],
    ['{0,number,#,##0.0}', [{ double: 1234.56 }], '1,234.6'],
    ['{0,number,#%}', [{ double: 0.5 }], '50%'],
    ['{}', [{ str: 'x' }], undefined],
    ['{x}', [{ str: 'x' }], undefined],
    ['{0', [{ str: 'x' }], undefined],
    ['{0,date}', [{ str: 'x' }], undefined],
  ])('%s with %j', (pattern, args, wanted) => {
    const result = formatMessage(pattern, args.map(aValue));
    expect(result.ok ? result.value : undefined).toBe(wanted);
  });
});

describe('JSON paths', () => {
  it('never throws, whatever the path', () => {
    const root = parseJson('{"a":[1,{"b":"x"}]}') ?? null;
    fc.assert(fc.property(fc.string(), (path) => void readJsonPath(root, `$${path}`)));
    expect(readJsonPath(root, `$[?${'('.repeat(100_000)}`).ok).toBe(false);
  });

  it.each([
    ['$.a.b', ['a', 'b']],
    ["$['a'][0]", ['a', 0]],
    ['a', ['a']],
    ['$', []],
    ['$..a', undefined],
    ['$.a[*]', undefined],
    ['$[', undefined],
  ])('%s names the place %j', (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });
});

describe('UTF-8 and ids', () => {
  it('encodes and decodes as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
    expect(decodeUtf8(Uint8Array.of(0xff, 0x41, 0xe2, 0x82))).toContain('A');
  });

  it('prints the ancestors of a WfRun first', () => {
    expect(wfRunIdText(parseWfRunId('a_b_c'))).toBe('a_b_c');
    expect(parseWfRunId('a_b')).toMatchObject({ id: 'b', parentWfRunId: { id: 'a' } });
  });
});
