/**
 * What the hand does with a mouse or a trackpad, and which keys it holds meanwhile. The `?` overlay reads this table, and
 * so does the canvas for the keys that it is to watch.
 */
import type { HeldKey } from './shortcut.ts';

export interface HandGesture {
  readonly id: string;
  readonly label: string;
  /** Any of them will do. */
  readonly ways: readonly { readonly hold?: HeldKey; readonly hand: string }[];
}

/** As React Flow calls the keys: the lasso's, and those by which more is selected. */
export const LASSO_KEY = 'Shift';
export const ADDING_KEYS = ['Shift', 'Meta', 'Control'];

export const handGestures: readonly HandGesture[] = [
  {
    id: 'hand:pan',
    label: 'Move the view',
    ways: [{ hand: 'wheel' }, { hand: 'drag the canvas' }, { hand: 'middle drag' }],
  },
  { id: 'hand:pan-sideways', label: 'Move the view sideways', ways: [{ hold: 'shift', hand: 'wheel' }] },
  {
    id: 'hand:zoom',
    label: 'Zoom at the pointer',
    ways: [{ hold: 'mod', hand: 'wheel' }, { hand: 'pinch' }],
  },
  { id: 'hand:lasso', label: 'Select all in a box', ways: [{ hold: 'shift', hand: 'drag the canvas' }] },
  {
    id: 'hand:add',
    label: 'Select one more, or one less',
    ways: [
      { hold: 'shift', hand: 'click' },
      { hold: 'mod', hand: 'click' },
    ],
  },
  { id: 'hand:move', label: 'Move what is selected', ways: [{ hand: 'drag it' }] },
  {
    id: 'hand:insert',
    label: 'Insert from the palette, or a loose card',
    ways: [{ hand: 'drag it onto an edge' }],
  },
  { id: 'hand:connect', label: 'Connect two nodes', ways: [{ hand: 'drag from a port' }] },
  { id: 'hand:append', label: 'Append a node', ways: [{ hand: 'drag from a port to nothing' }] },
  { id: 'hand:reconnect', label: 'Lead an edge elsewhere', ways: [{ hand: 'drag its end' }] },
  { id: 'hand:rename', label: 'Rename a node, a thread or a group', ways: [{ hand: 'double click' }] },
  { id: 'hand:unfold', label: 'Unfold a folded group', ways: [{ hand: 'double click' }] },
  { id: 'hand:nearer', label: 'Go nearer, where all is small', ways: [{ hand: 'double click' }] },
  { id: 'hand:menu', label: 'Menu of what is there', ways: [{ hand: 'right click' }] },
  {
    id: 'hand:overview',
    label: 'Look elsewhere',
    ways: [{ hand: 'click or drag in the overview' }],
  },
  { id: 'hand:close-tab', label: 'Close a tab', ways: [{ hand: 'middle click' }] },
  { id: 'hand:splitter', label: 'A panel as wide as at first', ways: [{ hand: 'double click its border' }] },
];
