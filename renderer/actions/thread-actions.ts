/** Folding threads and looking at one of them alone. None of it is part of the drawing or of undo. */
import { IconFocus2, IconFold, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react';
import { showOnly, shownThread, toggleFold } from '../canvas/thread-view.ts';
import { useDocument } from '../store/document-store.ts';
import { selectedThread, useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const threads = () => useDocument.getState().drawing?.workflow.threads ?? [];

/** Of what is selected, else the one that is looked at, else the entrypoint. */
function threadNow(): string | undefined {
  const wanted = selectedThread(useSession.getState().selection) ?? shownThread();
  const entrypoint = useDocument.getState().drawing?.workflow.entrypoint;
  return threads().find(({ name }) => name === (wanted ?? entrypoint))?.name;
}

/** Goes to the thread that comes `step` later in the file; alone when one is looked at alone. */
function goOn(step: 1 | -1): void {
  const all = threads();
  const at = all.findIndex(({ name }) => name === (shownThread() ?? threadNow()));
  const next = all[(at + step + all.length) % all.length];
  if (next === undefined) return;
  if (shownThread() !== undefined) showOnly(next.name);
  useSession.getState().goTo({ kind: 'thread', thread: next.name });
}

export const threadActions: readonly Action[] = [
  {
    id: 'thread.only',
    label: 'Show this thread alone, or all',
    group: 'View',
    icon: IconFocus2,
    keys: ['f'],
    keywords: 'focus single isolate one thread breadcrumb',
    isAvailable: () => threads().length > 1,
    perform: () => showOnly(shownThread() === undefined ? threadNow() : undefined),
  },
  {
    id: 'thread.fold',
    label: 'Fold or unfold this thread',
    group: 'View',
    icon: IconFold,
    keys: ['c'],
    keywords: 'collapse expand frame',
    isAvailable: () => threads().length > 0,
    perform: () => {
      const thread = threadNow();
      if (thread !== undefined) toggleFold(thread);
    },
  },
  {
    id: 'thread.next',
    label: 'Next thread',
    group: 'View',
    icon: IconPlayerTrackNext,
    keys: [']'],
    isAvailable: () => threads().length > 1,
    perform: () => goOn(1),
  },
  {
    id: 'thread.previous',
    label: 'Previous thread',
    group: 'View',
    icon: IconPlayerTrackPrev,
    keys: ['['],
    isAvailable: () => threads().length > 1,
    perform: () => goOn(-1),
  },
];
