/** The menu under the right mouse button: what the actions' table offers for a node, an edge, a thread or the canvas. */
import { Fragment, useEffect, useRef } from 'react';
import { Menu } from '@mantine/core';
import type { Action } from '../actions/action.ts';
import { actionById } from '../actions/registry.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { focusWhenThere } from '../ui/focus-when-there.ts';
import { focusOrigin, returnFocus, type FocusOrigin } from '../ui/return-focus.ts';
import { useContextMenu, type Over } from './open-context-menu.ts';

/** An action, or several behind a word. */
type Entry = string | { readonly label: string; readonly ids: readonly string[] };

/** Ids of actions in groups; a group is set off by a line. */
const offers: Readonly<Record<Over, readonly (readonly Entry[])[]>> = {
  node: [
    ['append-node', 'insert-before', 'replace-node', 'handle-failure', 'rename'],
    ['copy', 'cut', 'duplicate'],
    [
      {
        label: 'Arrange',
        ids: [
          'tidy-selection',
          'align-left',
          'align-right',
          'align-top',
          'align-bottom',
          'distribute-x',
          'distribute-y',
        ],
      },
      { label: 'Select', ids: ['select-downstream', 'select-upstream', 'select-all'] },
      'edge-earlier',
      'edge-later',
    ],
    ['group', 'group.fold', 'leave-group', 'ungroup'],
    ['extract-thread', 'inline-thread'],
    ['edit.delete', 'delete-and-reconnect'],
  ],
  edge: [['insert-on-edge'], ['edge-earlier', 'edge-later'], ['edit.delete']],
  thread: [
    ['create-node', 'rename'],
    ['thread.only', 'thread.fold', 'make-room'],
    ['paste', 'add-thread', 'add-note'],
    ['edit.delete'],
  ],
  note: [['note.write', 'note.color'], ['copy', 'cut', 'duplicate'], ['edit.delete']],
  canvas: [
    ['create-node', 'add-thread', 'add-note'],
    ['paste', 'select-all'],
    ['view.fit', 'tidy', 'make-room'],
  ],
};

function Item({ action }: { action: Action }) {
  const Icon = action.icon;
  const keys = shortcutText(action);
  return (
    <Menu.Item
      leftSection={Icon ? <Icon size={15} /> : <span style={{ width: 15 }} />}
      rightSection={keys && <span className="dim">{keys}</span>}
      onClick={() => action.perform()}
    >
      {action.label}
    </Menu.Item>
  );
}

function SubMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<span style={{ width: 15 }} />}>{label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {actions.map((action) => (
          <Item key={action.id} action={action} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

const available = (ids: readonly string[]): readonly Action[] =>
  ids.map(actionById).filter((action) => action.isAvailable?.() !== false);

interface Offered {
  /** Of several behind a word. */
  readonly label: string | undefined;
  readonly actions: readonly Action[];
}

/** What is offered here and now, in groups. */
const offeredOver = (over: Over): readonly (readonly Offered[])[] =>
  offers[over]
    .map((group) =>
      group
        .map((entry) =>
          typeof entry === 'string'
            ? { label: undefined, actions: available([entry]) }
            : { label: entry.label, actions: available(entry.ids) },
        )
        .filter(({ actions }) => actions.length > 0),
    )
    .filter((group) => group.length > 0);

export function ContextMenu() {
  const open = useContextMenu((state) => state.open);
  const close = useContextMenu((state) => state.close);
  const origin = useRef<FocusOrigin | undefined>(undefined);
  const dropdown = useRef<HTMLDivElement>(null);
  // A menu that is opened by hand gets no focus from Mantine: the first item has it, and gives it back.
  useEffect(() => {
    if (open === undefined) return;
    origin.current = focusOrigin();
    return focusWhenThere(() => dropdown.current?.querySelector<HTMLElement>('[role="menuitem"]'));
  }, [open]);
  if (open === undefined) return null;
  return (
    <Menu
      opened
      key={`${open.x},${open.y}`}
      onClose={() => {
        close();
        if (origin.current) returnFocus(origin.current, { toElement: true });
      }}
      position="bottom-start"
      offset={0}
      width={290}
      returnFocus={false}
      withinPortal
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: open.x, top: open.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown
        ref={dropdown}
        data-testid="context-menu"
        onContextMenu={(event) => event.preventDefault()}
      >
        {offeredOver(open.over).map((group, index) => (
          <Fragment key={index}>
            {index > 0 && <Menu.Divider />}
            {group.map(({ label, actions }) =>
              label === undefined ? (
                actions.map((action) => <Item key={action.id} action={action} />)
              ) : (
                <SubMenu key={label} label={label} actions={actions} />
              ),
            )}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
