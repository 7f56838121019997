/** Moves what is selected by keys, one grid step at a time; a row of presses is one step of undo. */
import { nudgeSelection } from '../canvas/edits/move-selection.ts';
import { GRID } from '../canvas/geometry.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const steps = {
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
} as const;

const nudge = (direction: keyof typeof steps): Action => ({
  id: `nudge-${direction}`,
  label: `Move ${direction}`,
  group: 'Node',
  keys: [`mod+arrow${direction}`],
  onCanvas: true,
  isGesture: true,
  isAvailable: () =>
    useSession
      .getState()
      .selection.some(({ kind }) => kind === 'node' || kind === 'thread' || kind === 'note'),
  perform: () => nudgeSelection(steps[direction]),
});

export const nudgeActions: readonly Action[] = (['left', 'right', 'up', 'down'] as const).map(nudge);
