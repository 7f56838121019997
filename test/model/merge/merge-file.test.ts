/** What two people did to one file, put together: by what the file says, not by its lines, where it can be read. */
import fc from '../../kit/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { mergeFile, PLACES, WHOLE_FILE } from '#model/merge/merge-file.ts';
import { mergeLines } from '#model/merge/merge-lines.ts';
import type { Choice } from '#model/merge/merge-values.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const base = `paddock: 1
workflow: shop
variables:
  total: { type: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: charge }
      charge:
        task: charge-card
        args: [total]
        retries: 3
        next: done
      done: { exit: {} }
`;
const file = 'shop.workflow.yaml';
const merge = (mine: string, theirs: string, choices: Record<string, Choice> = {}) =>
  mergeFile(file, { base, mine, theirs }, new Map(Object.entries(choices)));
const words = (changes: readonly { path: readonly string[] }[]) => changes.map(({ path }) => path.join('/'));

describe('a workflow', () => {
  test('changes of different nodes, variables and edges come together', () => {
    const mine = base.replace('retries: 3', 'retries: 5').replace('{ type: INT }', '{ type: DOUBLE }');
    const theirs = base
      .replace('next: charge }', 'next: reserve }')
      .replace('      charge:', '      reserve: { task: reserve-stock, next: charge }\n      charge:')
      .replace('  total:', '  vip: BOOL\n  total:');
    const merged = merge(mine, theirs);
    expect(merged.conflicts).toEqual([]);
    const { document } = parseWorkflow(merged.text, file);
    const [thread] = document!.threads;
    expect(thread!.nodes.map(({ name }) => name)).toEqual(['start', 'reserve', 'charge', 'done']);
    expect(thread!.nodes.find(({ name }) => name === 'charge')).toMatchObject({ retries: 5 });
    expect(thread!.variables.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'vip BOOL',
      'total DOUBLE',
    ]);
    expect(words(merged.mine)).toEqual([
      'threads/entrypoint/variables/total/type',
      'threads/entrypoint/nodes/charge/retries',
    ]);
    expect(words(merged.theirs)).toContain('threads/entrypoint/nodes/reserve');
  });

  test('the same field changed differently is a conflict with a choice', () => {
    const mine = base.replace('retries: 3', 'retries: 5');
    const theirs = base.replace('retries: 3', 'retries: 7').replace('workflow: shop', 'workflow: store');
    const [conflict] = merge(mine, theirs).conflicts;
    expect(conflict).toMatchObject({ base: 3, mine: 5, theirs: 7 });
    expect(merge(mine, theirs).text).toContain('retries: 5');
    expect(merge(mine, theirs).text).toContain('workflow: store');
    expect(merge(mine, theirs, { [conflict!.id]: 'theirs' }).text).toBe(theirs);
  });

  test('a node that one side removed and the other changed is a conflict of the whole node', () => {
    const mine = base.replace('retries: 3', 'retries: 5');
    const theirs = base.replace(/ {6}charge:[^]*next: done\n/, '').replace('next: charge', 'next: done');
    const { conflicts } = merge(mine, theirs);
    expect(words(conflicts)).toEqual(['threads/entrypoint/nodes/charge']);
    expect(conflicts[0]!.theirs).toBeUndefined();
    const taken = merge(mine, theirs, { [conflicts[0]!.id]: 'theirs' });
    expect(parseWorkflow(taken.text, file).document).toEqual(parseWorkflow(theirs, file).document);
  });

  test('comments of both sides stay where their lines allow it', () => {
    const mine = base.replace('        retries', '        # The bank is slow.\n        retries');
    const theirs = `# By the platform team\n${base}`;
    const { text, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(text).toContain('# The bank is slow.');
    expect(text).toContain('# By the platform team');
  });

  test('a side that does not parse is merged by lines, or chosen whole', () => {
    const broken = base.replace('task: charge-card', 'task: [');
    expect(merge(broken, base.replace('workflow: shop', 'workflow: store')).conflicts).toMatchObject([
      { id: WHOLE_FILE },
    ]);
    expect(merge(base, broken).conflicts).toMatchObject([{ id: WHOLE_FILE }]);
    expect(merge(base, broken).text).toBe(base);
    expect(merge(base, broken, { [WHOLE_FILE]: 'theirs' }).text).toBe(broken);
  });

  test('equal changes are none, and both sides alike give the text as it is', () => {
    const both = base.replace('retries: 3', 'retries: 9');
    expect(merge(both, both)).toMatchObject({ text: both, conflicts: [], mine: [], theirs: [] });
    expect(merge(base, both).text).toBe(both);
    expect(merge(both, base).text).toBe(both);
  });
});

test('places of different nodes come together, of the same nodes they are one choice', () => {
  const layout = (charge: number, done: number) =>
    `{ "paddock": 1, "threads": { "entrypoint": { "x": 0, "y": 0, "nodes": { "charge": { "x": ${charge}, "y": 0 }, "done": { "x": ${done}, "y": 0 } } } } }`;
  const places = (mine: string, theirs: string, choices: [string, Choice][] = []) =>
    mergeFile('shop.layout.json', { base: layout(1, 2), mine, theirs }, new Map(choices));
  const both = places(layout(8, 2), layout(1, 16));
  expect(both.conflicts).toEqual([]);
  expect(JSON.parse(both.text)).toEqual(JSON.parse(layout(8, 16)));
  const clash = places(layout(8, 2), layout(24, 16));
  expect(clash.conflicts).toMatchObject([{ id: PLACES }]);
  expect(JSON.parse(clash.text)).toEqual(JSON.parse(layout(8, 16)));
  const theirs = places(layout(8, 2), layout(24, 16), [[PLACES, 'theirs']]);
  expect(JSON.parse(theirs.text)).toEqual(JSON.parse(layout(24, 16)));
});

test('definitions merge by name; other files line by line', () => {
  const text = (extra: string) => `paddock: 1\ntasks:\n  a: {}\n${extra}  z: {}\n`;
  const versions = { base: text(''), mine: text('  mine: {}\n'), theirs: text('  theirs: {}\n') };
  const { conflicts, text: merged } = mergeFile('definitions.yaml', versions, new Map());
  expect(conflicts).toEqual([]);
  expect(merged).toMatch(/mine:[^]*theirs:|theirs:[^]*mine:/);
  const readme = { base: 'a\nb\nc', mine: 'A\nb\nc', theirs: 'a\nb\nC' };
  expect(mergeFile('README.md', readme, new Map()).text).toBe('A\nb\nC');
  expect(mergeFile('README.md', { ...readme, theirs: 'X\nb\nc' }, new Map()).conflicts).toHaveLength(1);
  expect(mergeFile('README.md', { ...readme, base: undefined }, new Map()).conflicts).toHaveLength(1);
});

describe('lines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((all) => all.join('\n'));
  test('one side that did nothing leaves the other as it is', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        expect(mergeLines(old, old, now)).toBe(now);
        expect(mergeLines(old, now, old)).toBe(now);
        expect(mergeLines(old, now, now)).toBe(now);
      }),
    );
  });
  test('what one side puts in front and the other behind is there once', () => {
    fc.assert(
      fc.property(lines, (old) => {
        expect(mergeLines(`=\n${old}\n=`, `mine\n=\n${old}\n=`, `=\n${old}\n=\ntheirs`)).toBe(
          `mine\n=\n${old}\n=\ntheirs`,
        );
      }),
    );
  });
});
