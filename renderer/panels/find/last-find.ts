/** What was last looked for on the canvas, so that F3 goes on from there. */
import { create } from 'zustand';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { findAll, itemsOfFound, type Found } from './find-all.ts';

/** What was last looked for, and where in the list one went: the next time one goes on from there. */
export const useLastFind = create<{ readonly text: string; readonly at: number }>()(() => ({
  text: '',
  at: 0,
}));

export function goToFound(found: Found): void {
  const items = itemsOfFound(found);
  const [item] = items;
  if (found.kind === 'group') useSession.getState().selectAndShow(items);
  else if (item) useSession.getState().goTo(item);
}

/** The next (1) or the previous (-1) of what was last looked for. */
export function findAgain(step: 1 | -1): void {
  const { drawing, problems } = useDocument.getState();
  const { text, at } = useLastFind.getState();
  const found = drawing ? findAll(drawing, problems, text) : [];
  const next = (at + step + found.length) % Math.max(found.length, 1);
  const wanted = found[next];
  if (wanted === undefined) return;
  useLastFind.setState({ at: next });
  goToFound(wanted);
}
