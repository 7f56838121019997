import { describe, expect, test } from 'vitest';
import { typeParts, withPart } from '../../../renderer/panels/inspector/fields/type-parts.ts';

describe('the parts of a type', () => {
  test('of lists and maps, nested ones as a whole', () => {
    expect(typeParts('Array<INT>')).toEqual([{ label: 'Each element', text: 'INT' }]);
    expect(typeParts('Map<STR, Array<Struct<car>>>')).toEqual([
      { label: 'Keys', text: 'STR' },
      { label: 'Values', text: 'Array<Struct<car>>' },
    ]);
  });

  test('others have none, nor has a text that is no type', () => {
    for (const text of ['STR', 'Struct<car>', 'Array<', '', 'nonsense']) expect(typeParts(text)).toEqual([]);
  });

  test('one part is changed and the rest stays', () => {
    expect(withPart('Map<STR, INT>', 1, 'Array<BOOL>')).toBe('Map<STR, Array<BOOL>>');
    expect(withPart('Map<STR, INT>', 0, '')).toBe('Map<?, INT>');
    expect(withPart('masked Array<INT>', 0, 'STR')).toBe('masked Array<STR>');
    expect(withPart('STR', 0, 'INT')).toBe('STR');
  });
});
