import { describe, expect, test } from 'vitest';
import { structEvolution } from '#model/compatibility/struct-evolution.ts';
import type { StructDef } from '#model/document/definitions.ts';

const before: StructDef = { name: 'car', fields: [{ name: 'model', type: 'STR' }] };
const allowed = 'FULLY_COMPATIBLE_SCHEMA_UPDATES' as const;
const after = (fields: StructDef['fields'], allowedUpdates?: typeof allowed): StructDef => ({
  name: 'car',
  fields,
  ...(allowedUpdates && { allowedUpdates }),
});

describe('a StructDef that follows another', () => {
  test('says the same', () => {
    expect(structEvolution(before, after(before.fields))).toEqual({ what: 'same' });
    expect(structEvolution(before, { ...before, description: 'A car.' })).toEqual({ what: 'same' });
  });

  test('may only change when it says so', () => {
    const pin = { name: 'pin', type: 'INT', nullable: true } as const;
    expect(structEvolution(before, after([...before.fields, pin]))).toMatchObject({
      what: 'refused',
      fields: ['pin'],
    });
    expect(structEvolution(before, after([...before.fields, pin], allowed))).toEqual({ what: 'allowed' });
  });

  test('may not take or need what others have not', () => {
    const doors = { name: 'doors', type: 'INT' } as const;
    expect(structEvolution(before, after([...before.fields, doors], allowed))).toEqual({
      what: 'refused',
      why: 'the required field doors cannot be added.',
      fields: ['doors'],
    });
    expect(structEvolution(before, after([], allowed))).toMatchObject({ what: 'refused', fields: ['model'] });
    expect(structEvolution(before, after([{ name: 'model', type: 'INT' }], allowed))).toMatchObject({
      why: 'the type of the required field model cannot be changed.',
    });
  });

  test('that does not compile has no verdict', () => {
    expect(structEvolution(before, after([{ name: 'model', type: 'Arr<' }]))).toEqual({ what: 'broken' });
  });
});
