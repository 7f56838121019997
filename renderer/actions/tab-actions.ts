/** Tabs of open workflows: close, next, previous, move, and back again what was closed. Keys that browsers leave to pages. */
import { IconX } from '@tabler/icons-react';
import { errorMessage } from '../services/error-message.ts';
import { useDocument } from '../store/document-store.ts';
import { layoutFileOf } from '../store/file-names.ts';
import { tell } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';
import { differs } from '../store/write-drawing.ts';
import type { Action } from './action.ts';

/** What was closed lately, newest last. */
const closed: string[] = [];

const failed = (error: unknown): void => void tell('bad', errorMessage(error));

export function openTab(path: string): void {
  useDocument.getState().openWorkflow(path).catch(failed);
}

/** Closes it at once, edits included. */
export async function closeTabNow(path: string): Promise<void> {
  closed.push(path);
  await useDocument.getState().closeWorkflow(path);
}

/** Closes a tab; one with unsaved edits is asked about. */
export function closeTab(path: string): void {
  const { texts } = useDocument.getState();
  const isUnsaved = [path, layoutFileOf(path)].some((each) => texts[each] && differs(texts[each]));
  if (isUnsaved) useSession.getState().openDialog({ kind: 'close-tab', path });
  else closeTabNow(path).catch(failed);
}

function step(by: 1 | -1): void {
  const { openFiles, workflowFile } = useDocument.getState();
  const index = openFiles.indexOf(workflowFile ?? '');
  const next = openFiles[(index + by + openFiles.length) % openFiles.length];
  if (next !== undefined) openTab(next);
}

function move(by: 1 | -1): void {
  const { openFiles, workflowFile, moveTab } = useDocument.getState();
  const index = openFiles.indexOf(workflowFile ?? '') + by;
  if (workflowFile !== undefined && index >= 0 && index < openFiles.length) moveTab(workflowFile, index);
}

const canReopen = (): string | undefined => {
  const { project, openFiles } = useDocument.getState();
  return closed.findLast(
    (path) => !openFiles.includes(path) && project?.files.some((file) => file.path === path) === true,
  );
};
const hasTabs = (): boolean => useDocument.getState().openFiles.length > 1;

export const tabActions: readonly Action[] = [
  {
    id: 'tab.close',
    label: 'Close the tab',
    group: 'Project',
    icon: IconX,
    keys: ['alt+w'],
    inFields: true,
    isAvailable: () => useDocument.getState().workflowFile !== undefined,
    perform: () => closeTab(useDocument.getState().workflowFile ?? ''),
  },
  {
    id: 'tab.closeOthers',
    label: 'Close the other tabs',
    group: 'Project',
    isAvailable: hasTabs,
    perform: () => {
      const { openFiles, workflowFile } = useDocument.getState();
      // Those with unsaved edits stay: each would ask.
      const { texts } = useDocument.getState();
      const isSaved = (path: string): boolean =>
        [path, layoutFileOf(path)].every((each) => !texts[each] || !differs(texts[each]));
      for (const path of openFiles) if (path !== workflowFile && isSaved(path)) closeTab(path);
    },
  },
  {
    id: 'tab.reopen',
    label: 'Open the closed tab again',
    group: 'Project',
    isAvailable: () => canReopen() !== undefined,
    perform: () => {
      const path = canReopen();
      if (path !== undefined) openTab(path);
    },
  },
  {
    id: 'tab.next',
    label: 'Next tab',
    group: 'Project',
    keys: ['alt+pagedown'],
    inFields: true,
    isAvailable: hasTabs,
    perform: () => step(1),
  },
  {
    id: 'tab.previous',
    label: 'Previous tab',
    group: 'Project',
    keys: ['alt+pageup'],
    inFields: true,
    isAvailable: hasTabs,
    perform: () => step(-1),
  },
  {
    id: 'tab.moveRight',
    label: 'Move the tab right',
    group: 'Project',
    keys: ['shift+alt+pagedown'],
    inFields: true,
    isAvailable: hasTabs,
    perform: () => move(1),
  },
  {
    id: 'tab.moveLeft',
    label: 'Move the tab left',
    group: 'Project',
    keys: ['shift+alt+pageup'],
    inFields: true,
    isAvailable: hasTabs,
    perform: () => move(-1),
  },
];
