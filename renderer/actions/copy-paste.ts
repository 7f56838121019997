/**
 * Copy, cut and paste of nodes and notes as text. The keys are the browser's own, whose events carry the clipboard without asking
 * for it; menus and the command palette ask. A real text selection keeps Ctrl+C for itself.
 */
import { IconClipboard, IconCopy, IconCut } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { textOfSelection } from './clipboard.ts';
import { deleteSelected } from './delete-selection.ts';
import { focusOf } from './focus.ts';
import { pasteText } from './paste-text.ts';
import { canCopySelection, tellWhatIsLeft, whatToCopy, whyNothing, type WhatToCopy } from './what-to-copy.ts';

const hasTextSelection = (): boolean => (getSelection()?.toString() ?? '') !== '';

const canCopy = (): boolean => canCopySelection() && !hasTextSelection();

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    tell('bad', 'The clipboard can’t be written from here. Press Ctrl+C instead.');
    return false;
  }
}

async function askAndPaste(): Promise<void> {
  let text;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    tell('bad', 'The clipboard may not be read from here. Press Ctrl+V instead.');
    return;
  }
  pasteText(text);
}

/** The clipboard may take its time: what goes is what was copied, and only out of the drawing that it was copied from. */
async function writeAndCut(text: string): Promise<void> {
  const what = whatToCopy();
  const { drawing } = useDocument.getState();
  if (what === undefined || !(await write(text))) return;
  if (useDocument.getState().drawing === drawing) cut(what);
  else tell('info', 'It was copied but not cut, because the drawing has changed meanwhile.');
}

export const copyPasteActions: readonly Action[] = [
  {
    id: 'copy',
    label: 'Copy',
    group: 'Edit',
    icon: IconCopy,
    keys: ['mod+c'],
    byBrowser: true,
    keywords: 'clipboard text yaml',
    isAvailable: canCopy,
    perform: () => {
      const text = textOfSelection();
      const what = whatToCopy();
      if (text !== undefined) void write(text).then((isKept) => isKept && tellWhatIsLeft(what));
    },
  },
  {
    id: 'cut',
    label: 'Cut',
    group: 'Edit',
    icon: IconCut,
    keys: ['mod+x'],
    byBrowser: true,
    keywords: 'clipboard text yaml',
    isAvailable: canCopy,
    perform: () => {
      const text = textOfSelection();
      if (text !== undefined) void writeAndCut(text);
    },
  },
  {
    id: 'paste',
    label: 'Paste',
    group: 'Edit',
    icon: IconClipboard,
    keys: ['mod+v'],
    byBrowser: true,
    keywords: 'clipboard text yaml json import',
    isAvailable: () => useDocument.getState().drawing !== undefined,
    perform: () => void askAndPaste(),
  },
];

/** What was copied goes, be it some nodes or all nodes of a thread; its frame and its entrypoint stay. */
function cut(what: WhatToCopy): void {
  tellWhatIsLeft(what);
  useSession
    .getState()
    .select([
      ...what.parts.flatMap(({ thread, nodes }) =>
        nodes.map((node): SelectedItem => ({ kind: 'node', thread, node })),
      ),
      ...what.notes.map((id): SelectedItem => ({ kind: 'note', id })),
    ]);
  deleteSelected(false);
}

/** The canvas, or nothing, has the focus; no dialog is open. */
const isOnCanvas = (): boolean =>
  useSession.getState().dialog === undefined && focusOf(document.activeElement) === 'canvas';

function onCopy(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isOnCanvas() || hasTextSelection()) return;
  if (!canCopy()) {
    const why = whyNothing();
    if (why !== undefined) tell('info', why);
    return;
  }
  const [text, what] = [textOfSelection(), whatToCopy()];
  if (text === undefined || what === undefined) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
  if (event.type === 'cut') cut(what);
  else tellWhatIsLeft(what);
}

function onPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isOnCanvas() || useDocument.getState().drawing === undefined) return;
  event.preventDefault();
  pasteText(event.clipboardData?.getData('text/plain') ?? '');
}

/** Answers how to stop listening. */
export function watchClipboard(): () => void {
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
    document.removeEventListener('paste', onPaste);
  };
}
