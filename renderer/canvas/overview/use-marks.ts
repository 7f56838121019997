/** What a painted scene shows beside its shapes: selection, run and theme. */
import { useEffect, useMemo, useState, type RefObject } from 'react';
import { useRun } from '../../store/run-store.ts';
import { useSession } from '../../store/session-store.ts';
import { useColorScheme } from '../../ui/color-scheme.ts';
import { selectionIds } from '../flow-elements.ts';
import type { Marks } from './paint-scene.ts';
import { readPalette, type Palette } from './palette.ts';

/** Undefined until the theme's colours are known. */
export function useMarks(canvas: RefObject<HTMLCanvasElement | null>): Marks | undefined {
  const scheme = useColorScheme();
  const overlay = useRun((state) => state.overlay);
  const selection = useSession((state) => state.selection);
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    // The theme's attribute is set on the page in the same turn: its colours can be read in the next one.
    const frame = requestAnimationFrame(() => canvas.current && setPalette(readPalette(canvas.current)));
    return () => cancelAnimationFrame(frame);
  }, [scheme, canvas]);
  return useMemo(
    () => palette && { palette, overlay, selected: selectionIds(selection) },
    [palette, overlay, selection],
  );
}
