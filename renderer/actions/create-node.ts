/** Opens the menu that adds a node at the pointer, or where one is looking. */
import { IconSquareRoundedPlus } from '@tabler/icons-react';
import { useCanvasView } from '../canvas/canvas-view.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { useDocument } from '../store/document-store.ts';
import { selectedThread, useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { pointer } from './pointer.ts';

export const createNode: Action = {
  id: 'create-node',
  label: 'Create a node',
  group: 'Node',
  icon: IconSquareRoundedPlus,
  keys: ['n'],
  keywords: 'add new insert',
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => {
    const { drawing } = useDocument.getState();
    const { view } = useCanvasView.getState();
    const session = useSession.getState();
    const thread = selectedThread(session.selection) ?? drawing?.workflow.entrypoint;
    if (thread === undefined || view === undefined) return;
    const at = pointer();
    const corner = currentPlaces()?.corners[thread] ?? { x: 0, y: 0 };
    const place = view.toCanvas(at);
    session.openNodeMenu({ at, place: { thread, x: place.x - corner.x, y: place.y - corner.y } });
  },
};
