import fc from '../../kit/fast-check.ts';
import { expect, test } from 'vitest';
import { lineEdits, type TextEdit } from '../../../renderer/panels/text/line-edits.ts';

const apply = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .reverse()
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);

test('edits turn the old text into the new one, in order and without overlap', () => {
  const line = fc.constantFrom('a: 1\n', 'b:\n', '  c: 2\n', '\n', '# note\n', 'last', 'é\r\n');
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = lineEdits(before, after);
      expect(apply(before, edits)).toBe(after);
      edits.forEach((edit, index) => expect(edit.start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0));
    }),
    { numRuns: 500 },
  );
});

test('two changes far apart leave the lines between them alone', () => {
  const middle = Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join('');
  const edits = lineEdits(`task: old\n${middle}next: old\n`, `task: new\n${middle}next: new\n`);
  expect(edits).toEqual([
    { start: 6, end: 9, text: 'new' },
    { start: 16 + middle.length, end: 19 + middle.length, text: 'new' },
  ]);
});

test('equal texts need no edit, very different ones are replaced', () => {
  expect(lineEdits('same', 'same')).toEqual([]);
  const many = (word: string) => Array.from({ length: 900 }, (_, index) => `${word} ${index}\n`).join('');
  const edits = lineEdits(many('a'), many('b'));
  expect(apply(many('a'), edits)).toBe(many('b'));
});
