/** Opening, starting and closing projects. Unsaved edits are asked about first. */
import {
  IconFileImport,
  IconFolderOpen,
  IconFolderPlus,
  IconHome,
  IconLayoutGrid,
} from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { chooseProjectFolder } from './choose-project-folder.ts';
import { unlessUnsaved } from './unless-unsaved.ts';

export const projectActions: readonly Action[] = [
  {
    id: 'file.open',
    label: 'Open folder',
    group: 'Project',
    icon: IconFolderOpen,
    keys: ['mod+o'],
    inFields: true,
    perform: () =>
      unlessUnsaved(() => void chooseProjectFolder({ mode: 'open', title: 'Open a project folder' })),
  },
  {
    id: 'file.new',
    label: 'New project',
    group: 'Project',
    icon: IconFolderPlus,
    keywords: 'create workflow',
    perform: () =>
      unlessUnsaved(() =>
        useSession.getState().openDialog({ kind: 'folder', mode: 'new', title: 'New project' }),
      ),
  },
  {
    id: 'file.newFromTemplate',
    label: 'New from template',
    group: 'Project',
    icon: IconLayoutGrid,
    keywords: 'gallery example checkout saga approval',
    perform: () => unlessUnsaved(() => useSession.getState().openDialog({ kind: 'templates' })),
  },
  {
    id: 'file.import',
    label: 'Import WfSpec…',
    group: 'Project',
    icon: IconFileImport,
    // Not Shift+I, which browsers keep for their own tools.
    keys: ['mod+shift+o'],
    keywords: 'json file server cluster download wfspec putwfspecrequest',
    inFields: true,
    perform: () => unlessUnsaved(() => useSession.getState().openDialog({ kind: 'import' })),
  },
  {
    id: 'file.close',
    label: 'Close the project',
    group: 'Project',
    icon: IconHome,
    keywords: 'start screen home',
    isAvailable: () => useDocument.getState().project !== undefined,
    perform: () => unlessUnsaved(() => useDocument.getState().closeProject()),
  },
];
