/** Adds an empty thread to the workflow; something has to start it. */
import { IconFrame } from '@tabler/icons-react';
import { addThread as addThreadCommand } from '#model/commands/add-thread.ts';
import { freshThreadName } from '#model/commands/fresh-name.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const addThread: Action = {
  id: 'add-thread',
  label: 'Add a thread',
  group: 'Edit',
  icon: IconFrame,
  keywords: 'new frame child handler',
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => {
    let name = '';
    const done = useDocument.getState().execute({
      label: 'Add thread',
      run: (drawing) => {
        name = freshThreadName(drawing, 'thread');
        return addThreadCommand(drawing, { name });
      },
    });
    if (done.ok) useSession.getState().goTo({ kind: 'thread', thread: name }, 'name');
  },
};
