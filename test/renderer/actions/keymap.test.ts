/** Which action a key means: one table, single letters never in fields, no key that means two things. */
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../renderer/actions/action.ts';
import { actionFor } from '../../../renderer/actions/keymap.ts';
import { actions } from '../../../renderer/actions/registry.ts';
import { keyNames, matches } from '../../../renderer/actions/shortcut.ts';
import { press } from './key-press.ts';

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  group: 'Edit',
  perform: () => undefined,
  ...more,
});

describe('keys', () => {
  it('match with exactly the keys that are held', () => {
    expect(matches(press('s', { ctrlKey: true }), 'mod+s')).toBe(true);
    expect(matches(press('S', { ctrlKey: true, shiftKey: true }), 'mod+s')).toBe(false);
    expect(matches(press('s'), 'mod+s')).toBe(false);
    expect(matches(press('s', { ctrlKey: true, altKey: true }), 'mod+s')).toBe(false);
  });

  it('match signs whether or not the keyboard needs Shift for them', () => {
    expect(matches(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matches(press('?'), '?')).toBe(true);
    expect(matches(press('+', { ctrlKey: true, shiftKey: true }), 'mod++')).toBe(true);
  });

  it('are written for people', () => {
    expect(keyNames('mod+shift+z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyNames('arrowleft')).toEqual(['←']);
    expect(keyNames('f5')).toEqual(['F5']);
  });
});

describe('focus', () => {
  const letter = action('letter', { keys: ['a'] });
  const everywhere = action('everywhere', { keys: ['mod+s'], inFields: true });
  const canvasOnly = action('canvas', { keys: ['delete'], onCanvas: true });
  const table = [letter, everywhere, canvasOnly];

  it('keeps single letters out of fields', () => {
    expect(actionFor(press('a'), 'canvas', table)).toBe(letter);
    expect(actionFor(press('a'), 'field', table)).toBeUndefined();
  });

  it('lets saving work in fields', () => {
    expect(actionFor(press('s', { ctrlKey: true }), 'field', table)).toBe(everywhere);
  });

  it('keeps Delete for the canvas', () => {
    expect(actionFor(press('Delete'), 'canvas', table)).toBe(canvasOnly);
    expect(actionFor(press('Delete'), 'elsewhere', table)).toBeUndefined();
  });

  it('leaves undo to a field into which something was typed', () => {
    const undo = action('undo', { keys: ['mod+z'], inUntouchedFields: true });
    const keys = press('z', { ctrlKey: true });
    expect(actionFor(keys, 'field', [undo], true)).toBeUndefined();
    expect(actionFor(keys, 'field', [undo], false)).toBe(undo);
    expect(actionFor(keys, 'elsewhere', [undo], true)).toBe(undo);
  });

  it('passes over actions that are not available', () => {
    const off = action('off', { keys: ['a'], isAvailable: () => false });
    expect(actionFor(press('a'), 'canvas', [off, letter])).toBe(letter);
  });
});

describe('the registry', () => {
  it('gives every action an id of its own', () => {
    const ids = actions.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives no keys to two actions', () => {
    const keys = actions.flatMap((each) => each.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets no bare letter work in fields', () => {
    for (const each of actions)
      for (const keys of each.keys ?? []) if (/^[a-z0-9?]$/.test(keys)) expect(each.inFields).not.toBe(true);
  });
});
