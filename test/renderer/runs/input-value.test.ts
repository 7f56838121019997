import { describe, expect, test } from 'vitest';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { projectLookup } from '#model/validate/project-lookup.ts';
import { fieldKind, textOfLiteral, UNTYPED, valueOfText } from '../../../renderer/runs/input-value.ts';

test('an event without a type takes any literal', () => {
  expect(valueOfText('42', UNTYPED)).toEqual({ ok: true, value: { int: '42' } });
  expect(valueOfText('"42"', UNTYPED)).toEqual({ ok: true, value: { str: '42' } });
  expect(valueOfText('', UNTYPED)).toEqual({ ok: true, value: {} });
  expect(valueOfText('two words', UNTYPED).ok).toBe(false);
});

describe('what is typed for a type', () => {
  test.each([
    ['STR', '42', { str: '42' }],
    ['INT', ' 9007199254740993 ', { int: '9007199254740993' }],
    ['DOUBLE', '3', { double: 3 }],
    ['BOOL', 'true', { bool: true }],
    ['JSON_OBJ', '{"total": 29.90, "items": [1]}', { jsonObj: '{"total":29.90,"items":[1]}' }],
    ['JSON_OBJ', '{ total: 3.0 }', { jsonObj: '{"total":3.0}' }],
    ['JSON_ARR', '[1, "x"]', { jsonArr: '[1,"x"]' }],
    ['TIMESTAMP', '2026-01-02T03:04:05Z', { utcTimestamp: '2026-01-02T03:04:05.000Z' }],
    ['INT', 'null', {}],
    ['masked STR', 'secret', { str: 'secret' }],
  ])('%s %s', (type, text, value) => {
    expect(valueOfText(text, type)).toEqual({ ok: true, value });
  });

  test('a list of a type becomes an Array', () => {
    const read = valueOfText('[1, 2]', 'Array<INT>');
    expect(read).toMatchObject({ ok: true, value: { array: { items: [{ int: '1' }, { int: '2' }] } } });
  });

  test.each([
    ['INT', '4.5', /whole number/],
    ['INT', '9223372036854775808', /too large/],
    ['DOUBLE', 'many', /number/],
    ['BOOL', 'yes', /true or false/],
    ['JSON_OBJ', '[1]', /object/],
    ['JSON_ARR', '{}', /list/],
    ['JSON_OBJ', '{"a": }', /./],
    ['TIMESTAMP', 'tomorrow', /date/],
    ['Sturct<x>', 'x', /no type/],
  ])('%s refuses %s with a sentence', (type, text, sentence) => {
    const read = valueOfText(text, type);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.error).toMatch(sentence);
  });
});

test('controls fit their types', () => {
  const types = [
    'STR',
    'INT',
    'DOUBLE',
    'BOOL',
    'JSON_OBJ',
    'Array<STR>',
    'TIMESTAMP',
    'BYTES',
    'Struct<car>',
  ];
  expect(types.map(fieldKind)).toEqual([
    'text',
    'integer',
    'number',
    'switch',
    'json',
    'json',
    'time',
    'literal',
    'json',
  ]);
});

test('literals are shown as they would be typed', () => {
  expect(textOfLiteral('"tok-1"', 'STR')).toBe('tok-1');
  expect(textOfLiteral('29.9', 'DOUBLE')).toBe('29.9');
  expect(JSON.parse(textOfLiteral('{"a":[1]}', 'JSON_OBJ'))).toEqual({ a: [1] });
  expect(textOfLiteral('null', 'STR')).toBe('');
});

test('JSON becomes a Struct where its StructDef is known, with what is inside', () => {
  const drawing = {
    definitions: {
      ...noDefinitions,
      structDefs: [
        { name: 'wheel', fields: [{ name: 'size', type: 'INT' }] },
        {
          name: 'car',
          fields: [
            { name: 'model', type: 'STR' },
            { name: 'price', type: 'DOUBLE' },
            { name: 'wheels', type: 'Array<Struct<wheel>>' },
          ],
        },
      ],
    },
    workflow: { name: 'w', entrypoint: 'entrypoint', threads: [] },
    layout: emptyLayout,
  } as unknown as Drawing;
  const { structDef } = projectLookup(drawing);
  const read = valueOfText('{ model: "fiat", price: 5, wheels: [{ size: 17 }] }', 'Struct<car>', structDef);
  expect(read).toMatchObject({
    ok: true,
    value: {
      struct: {
        structDefId: { name: 'car' },
        struct: {
          fields: {
            model: { value: { str: 'fiat' } },
            price: { value: { double: 5 } },
            wheels: {
              value: {
                array: { items: [{ struct: { struct: { fields: { size: { value: { int: '17' } } } } } }] },
              },
            },
          },
        },
      },
    },
  });
});
