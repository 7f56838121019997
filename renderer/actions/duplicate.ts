/** Makes a copy of the selected nodes and notes beside them; edges between them are copied, others are not. */
import { IconCopyPlus } from '@tabler/icons-react';
import { currentPlaces } from '../canvas/current-places.ts';
import { boundsOf, CARD, centre, GRID } from '../canvas/geometry.ts';
import { noteRect } from '../canvas/notes/note-edits.ts';
import type { Action } from './action.ts';
import { clipOfSelection, paste } from './clipboard.ts';
import { canCopySelection, tellWhatIsLeft, whatToCopy } from './what-to-copy.ts';

export const duplicate: Action = {
  id: 'duplicate',
  label: 'Duplicate',
  group: 'Edit',
  icon: IconCopyPlus,
  keys: ['mod+d'],
  onCanvas: true,
  isAvailable: canCopySelection,
  perform: () => {
    const clip = clipOfSelection();
    tellWhatIsLeft(whatToCopy());
    const thread = clip?.from.thread ?? '';
    const corner = currentPlaces()?.corners[thread];
    const bounds = boundsOf([
      ...Object.values(clip?.places ?? {}).map((at) => ({ ...at, ...CARD })),
      ...(clip?.nodes.length === 0 ? clip.notes.map(noteRect) : []),
    ]);
    if (clip === undefined || corner === undefined || bounds === undefined) return;
    const middle = centre(bounds);
    const at = { x: corner.x + middle.x + GRID * 5, y: corner.y + middle.y + GRID * 5 };
    paste('Duplicate', clip, { thread, at });
  },
};
