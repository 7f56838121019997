/** What a painted scene shows beside its shapes: selection, run and theme. */
import { useMemo } from 'react';
import { useRun } from '../../store/run-store.ts';
import { useSession } from '../../store/session-store.ts';
import { selectionIds } from '../flow-elements.ts';
import type { Marks } from './paint-scene.ts';
import { usePalette } from './palette.ts';

/** Undefined until the theme's colours are known. */
export function useMarks(): Marks | undefined {
  const palette = usePalette();
  const overlay = useRun((state) => state.overlay);
  const selection = useSession((state) => state.selection);
  return useMemo(
    () => palette && { palette, overlay, selected: selectionIds(selection) },
    [palette, overlay, selection],
  );
}
