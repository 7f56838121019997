// All keys come from one table: no handler names one of its own but those that every widget of its kind has, and the `?`
// overlay lists every one of the table, the outline's too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handGestures } from '../../../renderer/actions/hand-gestures.ts';
import { placeKeyOf, placeKeys } from '../../../renderer/actions/place-keys.ts';
import { actions } from '../../../renderer/actions/registry.ts';
import { keySections } from '../../../renderer/panels/dialogs/key-sections.ts';
import { outlineCommands } from '../../../renderer/panels/outline/outline-commands.ts';
import { repository } from '../../kit/engine.ts';
import { press } from './key-press.ts';

/** Of the patterns of WAI-ARIA for menus, lists, tabs, trees, splitters and fields. */
const ofWidgets =
  /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown|Enter| |Escape|Tab|Shift|Control|Meta|Alt)$/;

test('no handler names a key of its own', () => {
  const renderer = join(repository, 'renderer');
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const own = files.flatMap((name) =>
    [...readFileSync(join(renderer, name), 'utf8').matchAll(/\b(?:event|browserEvent)\.key === '([^']+)'/g)]
      .filter(([, key = '']) => !ofWidgets.test(key))
      .map(([found]) => `${name}: ${found}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(own).toEqual([]);
});

test('the overlay lists every key of the table', () => {
  const listed = keySections().flatMap(({ rows }) =>
    rows.filter(({ keys }) => keys.length > 0).map(({ id, keys }) => `${id} ${keys.join(' ')}`),
  );
  const wanted = [
    ...actions.map(({ id, keys }) => ({ id, keys })),
    ...outlineCommands.map(({ id, keys }) => ({ id: `outline:${id}`, keys })),
    ...Object.entries(placeKeys).flatMap(([place, table]) =>
      Object.entries(table).map(([id, { keys }]) => ({ id: `${place}:${id}`, keys })),
    ),
  ].filter(({ keys }) => (keys?.length ?? 0) > 0);
  expect([...listed].sort()).toEqual(wanted.map(({ id, keys }) => `${id} ${keys?.join(' ')}`).sort());
  expect(new Set(wanted.map(({ id }) => id)).size).toBe(wanted.length);
});

test('the overlay lists what the mouse does, and the canvas watches the keys of that table', () => {
  const listed = keySections().flatMap(({ rows }) => rows.filter(({ ways }) => ways !== undefined));
  expect(listed.map(({ id }) => id)).toEqual(handGestures.map(({ id }) => id));
  expect(listed.every(({ ways, keys }) => ways!.length > 0 && keys.length === 0)).toBe(true);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  const canvas = readFileSync(join(repository, 'renderer/canvas/canvas.tsx'), 'utf8');
  expect(canvas).toContain('selectionKeyCode={LASSO_KEY}');
  expect(canvas).toContain('multiSelectionKeyCode={ADDING_KEYS}');
});

test('a key means something only where it is said to', () => {
  expect(placeKeyOf('files', press('F2'))).toBe('rename');
  expect(placeKeyOf('tabs', press('F2'))).toBeUndefined();
  expect(placeKeyOf('outline', press('F10', { shiftKey: true }))).toBe('commands');
  expect(placeKeyOf('outline', press('F10'))).toBeUndefined();
  expect(placeKeyOf('outline', press('/', { shiftKey: true }))).toBe('commands');
  expect(placeKeyOf('expression', press(' ', { ctrlKey: true }))).toBe('suggest');
  expect(placeKeyOf('expression', press(' '))).toBeUndefined();
  expect(placeKeyOf('run-form', press('Enter', { ctrlKey: true }))).toBe('start');
  expect(placeKeyOf('run-form', press('Enter'))).toBeUndefined();
});
