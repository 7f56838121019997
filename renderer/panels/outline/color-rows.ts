/** The colours of notes and groups as the outline shows and offers them. */
import type { Tone } from '../../ui/tone.ts';
import { IconPalette } from '@tabler/icons-react';
import { colorGroup, colorOfGroup } from '../../canvas/groups/group-edits.ts';
import { colorNote, colorOf, NOTE_COLORS, type NoteColor } from '../../canvas/notes/note-edits.ts';
import { ask } from '../chooser/choosing.ts';
import type { OutlineRow } from './outline-row.ts';
import { placeOfRow } from './outline-view.ts';

/** As notes.css has them. */
const tones: Readonly<Record<NoteColor, Tone>> = {
  yellow: 'waiting',
  blue: 'work',
  green: 'good',
  red: 'bad',
  grey: 'flow',
};

/** Undefined: of a kind that has no colour of its own. */
export function colorOfRow({ note, group }: OutlineRow): NoteColor | undefined {
  if (note) return colorOf(note);
  return group && colorOfGroup(group);
}

export function askForColor(row: OutlineRow): void {
  const { note, group } = row;
  const now = colorOfRow(row);
  ask({
    title: 'Which colour',
    at: placeOfRow(row.id),
    choices: NOTE_COLORS.map((color) => ({
      id: color,
      label: color,
      detail: color === now ? 'as it is now' : undefined,
      icon: IconPalette,
      tone: tones[color],
      run: () => {
        if (note) colorNote(note.id, color);
        if (group) colorGroup(group.id, color);
      },
    })),
  });
}
