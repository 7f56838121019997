/** The examples that engine/model/README.md gives for the wire forms are accepted, and are printed as they stand there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printAssignment, printFullType, printMutation } from '#model/expression/from-wire.ts';
import { compileExpression, compileMutation, compileType } from '#model/expression/to-wire.ts';

const readme = readFileSync(new URL('../../../engine/model/README.md', import.meta.url), 'utf8');
const table = readme.slice(readme.indexOf('### Every wire form'), readme.indexOf('Casts come last'));
const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| wire'));
const examples = rows.flatMap((row) => {
  const column = row.slice(row.indexOf(' | ') + 3);
  return [...column.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, , code = '']) => code.trim());
});

const printed = (text: string): string | undefined => {
  const expression = compileExpression(text);
  if (expression.ok) return printAssignment(expression.value);
  const mutation = compileMutation(text);
  if (mutation.ok) return printMutation(mutation.value);
  const type = compileType(text);
  return type.ok ? printFullType(type.value) : undefined;
};

/** Other spellings than the printer's, and one with dots for something left out. */
const SUGAR = new Set([
  '3 days',
  '2 h 30 min',
  '90 s',
  '1e3',
  'struct car {…}',
  'jsonArr("[1, 2]")',
  'x.extend(e)',
]);

test('there are examples', () => expect(examples.length).toBeGreaterThan(100));

test.each(examples.filter((example) => !example.includes('…')))('%s', (example) => {
  const text = printed(example);
  expect(text).toBeDefined();
  const isMethod = /^x\.(extend|remove)/.test(example);
  if (!SUGAR.has(example) && !isMethod) expect(text?.replaceAll("'", '"')).toBe(example.replaceAll("'", '"'));
});
