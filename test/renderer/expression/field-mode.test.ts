import { describe, expect, test } from 'vitest';
import { asText, expressionOf, modeOf, textOf } from '../../../renderer/panels/expression/field-mode.ts';

describe('text or expression', () => {
  test('a constant of type STR is shown as text, anything else as an expression', () => {
    expect(modeOf('"Anna"')).toBe('text');
    expect(modeOf("'it''s'")).toBe('expression');
    expect(modeOf('name')).toBe('expression');
    expect(modeOf('"a" + "b"')).toBe('expression');
    expect(modeOf('str("5")')).toBe('expression');
    expect(modeOf('')).toBe('expression');
    expect(modeOf('""')).toBe('expression');
    expect(modeOf('"two\\nlines"')).toBe('expression');
  });

  test('text survives the way to an expression and back, whatever it says', () => {
    for (const text of ['Anna', 'say "hi"', "it's", 'a\\b', '= 5', '😀 مرحبا', '`x`', ' spaced '])
      expect(textOf(expressionOf(text))).toBe(text);
    expect(expressionOf('')).toBe('');
  });

  test('what was typed without quotes becomes the text itself', () => {
    expect(asText('Anna Smith')).toBe('Anna Smith');
    expect(asText('"Anna"')).toBe('Anna');
  });
});
