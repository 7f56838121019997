/** Pictures of the drawing for elsewhere, and paper. */
import { IconPhotoDown, IconPrinter } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { errorMessage } from '../services/error-message.ts';
import { tell } from '../store/notice-store.ts';
import type { Action } from './action.ts';

const hasDrawing = (): boolean => useDocument.getState().drawing !== undefined;

export const exportActions: readonly Action[] = [
  {
    id: 'file.export',
    label: 'Export as picture or WfSpec',
    group: 'Project',
    icon: IconPhotoDown,
    keys: ['mod+shift+x'],
    keywords: 'png svg image json download print',
    inFields: true,
    isAvailable: hasDrawing,
    perform: () => useSession.getState().openDialog({ kind: 'export' }),
  },
  {
    id: 'file.print',
    label: 'Print the drawing',
    group: 'Project',
    icon: IconPrinter,
    keys: ['mod+p'],
    keywords: 'paper pdf',
    inFields: true,
    isAvailable: hasDrawing,
    perform: () => {
      import('../panels/export/print.ts')
        .then(({ printDrawing }) => printDrawing())
        .catch((error: unknown) => tell('bad', errorMessage(error)));
    },
  },
];
