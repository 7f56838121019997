/** Tidies the selected nodes and leaves all others where they are. */
import { IconWand } from '@tabler/icons-react';
import { currentPlaces } from '../canvas/current-places.ts';
import { moveEdit } from '../canvas/edits/move-edit.ts';
import { tidied } from '../canvas/edits/tidy-selection.ts';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

export const tidySelection: Action = {
  id: 'tidy-selection',
  label: 'Tidy up the selection',
  group: 'Edit',
  icon: IconWand,
  keys: ['alt+t'],
  onCanvas: true,
  keywords: 'arrange auto layout selected',
  isAvailable: () => selectedNodes().length > 1,
  perform: () => {
    const places = currentPlaces();
    if (places === undefined) return;
    const items = selectedNodes();
    const moves = [...new Set(items.map(({ thread }) => thread))].map((thread) => {
      const names = items.filter((item) => item.thread === thread).map(({ node }) => node.name);
      return [
        thread.name,
        tidied(thread, new Set(names), places.placements[thread.name] ?? {}, places.direction),
      ] as const;
    });
    const edit = moveEdit(Object.fromEntries(moves), {}, places);
    useDocument.getState().execute({ ...edit, label: 'Tidy up the selection' });
  },
};
