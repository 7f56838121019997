/** The tree of files: groups in a fixed order, and where each key leads. */
import { expect, test } from 'vitest';
import { fileRows, placeAfter, treeStep } from '../../../../renderer/panels/files/file-rows.ts';

const paths = [
  'README.md',
  'shop-two.workflow.yaml',
  'shop.workflow.yaml',
  'shop.layout.json',
  'definitions.yaml',
  'scenarios/sold.scenario.yaml',
  'shop.workflow.yaml',
];
const labels = (folded: Parameters<typeof fileRows>[1]) =>
  fileRows(paths, folded).map((row) => (row.kind === 'group' ? `${row.label} ${row.count}` : row.label));

test('files stand once, by name, in their group; a folded group shows its title alone', () => {
  expect(labels(new Set())).toEqual([
    'Workflows 2',
    'shop',
    'shop-two',
    'Definitions 1',
    'definitions.yaml',
    'Scenarios 1',
    'sold',
    'Other files 2',
    'README.md',
    'shop.layout.json',
  ]);
  expect(labels(new Set(['others', 'workflows']))).toEqual([
    'Workflows 2',
    'Definitions 1',
    'definitions.yaml',
    'Scenarios 1',
    'sold',
    'Other files 2',
  ]);
  expect(fileRows([], new Set())).toMatchObject([{ label: 'Workflows', count: 0 }]);
});

test('keys lead where a tree has them lead', () => {
  const rows = fileRows(paths, new Set(['others']));
  const at = (label: string) => rows.findIndex((row) => row.label === label);
  const step = (from: string, key: string) => treeStep(rows, at(from), key);
  expect(step('Workflows', 'ArrowRight')).toBe(at('shop'));
  expect(step('shop-two', 'ArrowLeft')).toBe(at('Workflows'));
  expect(step('Workflows', 'ArrowLeft')).toBe('fold');
  expect(step('Other files', 'ArrowRight')).toBe('unfold');
  expect(step('Other files', 'ArrowLeft')).toBe(at('Other files'));
  expect(step('shop', 'ArrowRight')).toBe(at('shop'));
  expect(step('Workflows', 'ArrowUp')).toBe(0);
  expect(step('shop', 'End')).toBe(rows.length - 1);
  expect(step('shop', 's')).toBe(at('shop-two'));
  expect(step('shop-two', 'S')).toBe(at('Scenarios'));
  expect(step('shop', 'x')).toBe(at('shop'));
  expect(step('shop', 'Tab')).toBeUndefined();
  expect(step('shop', ' ')).toBeUndefined();
});

test('a row that is gone leaves its place to the next file of its group, else to the one before', () => {
  const rows = fileRows(paths, new Set());
  expect(rows[placeAfter(rows, 1)]?.label).toBe('shop');
  // Behind the last workflow comes the next group.
  expect(rows[placeAfter(rows, 3)]?.label).toBe('shop-two');
  expect(rows[placeAfter(rows, rows.length)]?.label).toBe('shop.layout.json');
  expect(rows[placeAfter(rows, 0)]?.label).toBe('Workflows');
  expect(placeAfter(fileRows([], new Set()), 4)).toBe(0);
});
