/** The menu under the right mouse button: what the actions' table offers for a node, an edge, a thread or the canvas. */
import { Fragment } from 'react';
import { Menu } from '@mantine/core';
import { create } from 'zustand';
import { actionById } from '../actions/registry.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { itemId } from './record-id.ts';

type Over = 'node' | 'edge' | 'thread' | 'canvas';

/** Ids of actions in groups; a group is set off by a line. */
const offers: Readonly<Record<Over, readonly (readonly string[])[]>> = {
  node: [
    ['append-node', 'insert-before', 'replace-node', 'handle-failure', 'rename'],
    ['edge-earlier', 'edge-later', 'select-downstream', 'select-upstream'],
    ['copy', 'cut', 'duplicate'],
    ['align-left', 'align-right', 'align-top', 'align-bottom', 'distribute-x', 'distribute-y'],
    ['group', 'group.fold', 'leave-group', 'ungroup'],
    ['extract-thread', 'inline-thread', 'tidy-selection'],
    ['edit.delete', 'delete-and-reconnect'],
  ],
  edge: [['insert-on-edge'], ['edge-earlier', 'edge-later'], ['edit.delete']],
  thread: [
    ['create-node', 'rename'],
    ['thread.only', 'thread.fold', 'make-room'],
    ['paste', 'add-thread', 'add-note'],
    ['edit.delete'],
  ],
  canvas: [
    ['create-node', 'add-thread', 'add-note'],
    ['paste', 'select-all'],
    ['view.fit', 'tidy', 'make-room'],
  ],
};

interface ContextMenuState {
  readonly open: { readonly over: Over; readonly x: number; readonly y: number } | undefined;
  show(over: Over, at: { readonly clientX: number; readonly clientY: number }): void;
  close(): void;
}

const useContextMenu = create<ContextMenuState>()((set) => ({
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

export function ContextMenu() {
  const open = useContextMenu((state) => state.open);
  const close = useContextMenu((state) => state.close);
  if (open === undefined) return null;
  const groups = offers[open.over]
    .map((ids) => ids.map(actionById).filter((action) => action.isAvailable?.() !== false))
    .filter((group) => group.length > 0);
  return (
    <Menu
      opened
      key={`${open.x},${open.y}`}
      onClose={close}
      position="bottom-start"
      offset={0}
      width={230}
      returnFocus
      withinPortal
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: open.x, top: open.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="context-menu" onContextMenu={(event) => event.preventDefault()}>
        {groups.map((group, index) => (
          <Fragment key={index}>
            {index > 0 && <Menu.Divider />}
            {group.map((action) => {
              const Icon = action.icon;
              const keys = shortcutText(action);
              return (
                <Menu.Item
                  key={action.id}
                  leftSection={Icon && <Icon size={15} />}
                  rightSection={keys && <span className="dim">{keys}</span>}
                  onClick={() => action.perform()}
                >
                  {action.label}
                </Menu.Item>
              );
            })}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
