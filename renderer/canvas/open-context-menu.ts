/** Opening the menu under the right mouse button: over what, and where. What it offers is in context-menu.tsx. */
import { create } from 'zustand';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { itemId } from './record-id.ts';

export type Over = 'node' | 'edge' | 'thread' | 'note' | 'canvas';

interface ContextMenuState {
  readonly open: { readonly over: Over; readonly x: number; readonly y: number } | undefined;
  show(over: Over, at: { readonly clientX: number; readonly clientY: number }): void;
  close(): void;
}

export const useContextMenu = create<ContextMenuState>()((set) => ({
  open: undefined,
  show: (over, { clientX, clientY }) => set({ open: { over, x: clientX, y: clientY } }),
  close: () => set({ open: undefined }),
}));

interface RightClick {
  readonly clientX: number;
  readonly clientY: number;
  preventDefault(): void;
  stopPropagation(): void;
}

/** Opens the menu for what was clicked, which becomes the selection unless it is part of it. */
export function openContextMenu(event: RightClick, ...items: readonly (SelectedItem | undefined)[]): void {
  event.preventDefault();
  event.stopPropagation();
  const session = useSession.getState();
  session.openNodeMenu(undefined);
  const clicked = items.filter((each) => each !== undefined);
  const [item] = clicked;
  if (item === undefined) session.clearSelection();
  else if (!session.selection.some((each) => itemId(each) === itemId(item))) session.select(clicked);
  const over = item === undefined || item.kind === 'definition' ? 'canvas' : item.kind;
  useContextMenu.getState().show(over, event);
}
