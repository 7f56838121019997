/** Place and size of the window, remembered from one start to the next and fitted to the displays that are there now. */
import * as v from 'valibot';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Absent: the system chooses the place. */
  readonly bounds?: Rectangle;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

export const INITIAL_WINDOW: WindowState = { width: 1440, height: 900, isMaximized: false };
export const SMALLEST_WINDOW = { width: 900, height: 600 };

const whole = v.pipe(v.number(), v.integer());
export const windowStateSchema = v.object({
  bounds: v.optional(v.object({ x: whole, y: whole, width: whole, height: whole })),
  width: whole,
  height: whole,
  isMaximized: v.boolean(),
});

/** Pixels of the title bar that must be on a display for the window to be caught with the mouse. */
const GRIP = { width: 120, height: 24 };

const overlap = (from: number, length: number, from2: number, length2: number): number =>
  Math.min(from + length, from2 + length2) - Math.max(from, from2);

/** The state with a size that fits, and without its place when no display shows enough of the title bar. */
export function fitToDisplays(state: WindowState, displays: readonly Rectangle[]): WindowState {
  const { bounds, isMaximized } = state;
  const display =
    bounds &&
    displays.find(
      (area) =>
        overlap(bounds.x, bounds.width, area.x, area.width) >= GRIP.width &&
        overlap(bounds.y, GRIP.height, area.y, area.height) >= GRIP.height,
    );
  const area = display ?? displays[0];
  const fit = (size: number, smallest: number, most: number | undefined): number =>
    Math.max(smallest, Math.min(size, most ?? size));
  const width = fit(bounds?.width ?? state.width, SMALLEST_WINDOW.width, area?.width);
  const height = fit(bounds?.height ?? state.height, SMALLEST_WINDOW.height, area?.height);
  if (bounds === undefined || display === undefined) return { width, height, isMaximized };
  return { bounds: { x: bounds.x, y: bounds.y, width, height }, width, height, isMaximized };
}
