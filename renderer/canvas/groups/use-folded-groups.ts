/** The folded groups of the open drawing. The very same list while none of them changes. */
import { useMemo } from 'react';
import type { Group } from '#model/document/layout.ts';
import { useDocument } from '../../store/document-store.ts';
import { foldedGroups, useGroupView } from './group-view.ts';

export function useFoldedGroups(): readonly Group[] {
  const drawing = useDocument((state) => state.drawing);
  const view = useGroupView();
  // As text, so that an edit that folds nothing leaves the same value.
  const folded = JSON.stringify(drawing ? foldedGroups(view, drawing) : []);
  const groups = drawing?.layout.groups;
  return useMemo(() => {
    const ids = new Set(JSON.parse(folded) as string[]);
    return (groups ?? []).filter(({ id }) => ids.has(id));
  }, [folded, groups]);
}
