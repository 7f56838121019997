/** The project's files as a tree. Enter opens, F2 renames, Del deletes, a letter finds; the menu says it all again. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBook,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconFile,
  IconFlask,
  IconLayoutBoard,
  IconSchema,
  type TablerIcon,
} from '@tabler/icons-react';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { openTab } from '../../actions/tab-actions.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE, isWorkflowFile } from '../../store/file-names.ts';
import { useFileTreePlace } from '../../store/file-tree-place.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';
import { differs } from '../../store/write-drawing.ts';
import { useFocusInPlace } from '../../ui/focus-in-place.ts';
import { fileRows, placeAfter, treeStep, type FileGroup, type FileRow, type GroupRow } from './file-rows.ts';
import './files.css';

const isScenario = (path: string): boolean => path.endsWith('.scenario.yaml');
const canRename = (path: string): boolean => isWorkflowFile(path) || isScenario(path);

const iconOf = (path: string): TablerIcon => {
  if (isWorkflowFile(path)) return IconSchema;
  if (path === DEFINITIONS_FILE) return IconBook;
  if (isScenario(path)) return IconFlask;
  return path.endsWith('.layout.json') ? IconLayoutBoard : IconFile;
};

function showText(path: string): void {
  const { openText } = useDocument.getState();
  openText(path).then(
    () => useSession.getState().showTextFile(path),
    (error: unknown) => tell('bad', errorMessage(error)),
  );
}

function open(path: string): void {
  if (isWorkflowFile(path)) openTab(path);
  else if (path === DEFINITIONS_FILE) useSession.getState().showSidePanel('definitions');
  else showText(path);
}

interface Entry {
  readonly label: string;
  readonly keys?: string;
  readonly isDanger?: boolean;
  readonly perform: () => void;
}

/** What can be done with a file. */
function entriesOf(path: string): readonly Entry[] {
  const { openDialog } = useSession.getState();
  const rename: Entry = {
    label: 'Rename…',
    keys: 'F2',
    perform: () => openDialog({ kind: 'name-file', purpose: 'rename', path }),
  };
  const copy: Entry = {
    label: 'Copy…',
    perform: () => openDialog({ kind: 'name-file', purpose: 'duplicate', path }),
  };
  return [
    { label: 'Open', keys: 'Enter', perform: () => open(path) },
    ...(isWorkflowFile(path) ? [copy] : []),
    ...(canRename(path) ? [rename] : []),
    {
      label: 'Delete…',
      keys: 'Del',
      isDanger: true,
      perform: () => openDialog({ kind: 'delete-file', path }),
    },
  ];
}

interface RowProps {
  readonly rowRef: (row: HTMLElement | null) => () => void;
  readonly isFocused: boolean;
  readonly focus: () => void;
}

function Group({ row, rowRef, isFocused, focus, fold }: RowProps & { row: GroupRow; fold: () => void }) {
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      ref={rowRef}
      role="treeitem"
      aria-level={1}
      aria-expanded={row.isOpen}
      className="file-group"
      tabIndex={isFocused ? 0 : -1}
      data-zone-entry={isFocused || undefined}
      data-row={row.id}
      onFocus={focus}
      onClick={fold}
    >
      <Chevron size={14} />
      {row.label} <span className="count">{row.count}</span>
    </div>
  );
}

interface FileProps extends RowProps {
  readonly row: FileRow;
  readonly isMenuOpen: boolean;
  readonly openMenu: (isOpen: boolean) => void;
}

function File({ row, rowRef, isFocused, focus, isMenuOpen, openMenu }: FileProps) {
  const { path } = row;
  const isCurrent = useDocument((state) => state.workflowFile === path);
  const isUnsaved = useDocument(({ texts }) => texts[path] !== undefined && differs(texts[path]));
  const Icon = iconOf(path);
  return (
    <div
      ref={rowRef}
      role="treeitem"
      aria-level={2}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={isCurrent}
      aria-label={isUnsaved ? `${row.label}, unsaved edits` : row.label}
      className="list-row file-row"
      tabIndex={isFocused ? 0 : -1}
      data-zone-entry={isFocused || undefined}
      title={path}
      data-row={row.id}
      data-testid={`file:${path}`}
      onFocus={focus}
      onClick={() => open(path)}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(true);
      }}
    >
      <Icon size={15} />
      <span className="grow">{row.label}</span>
      {isUnsaved && <span className="unsaved-dot" />}
      <Menu
        opened={isMenuOpen}
        onChange={openMenu}
        position="bottom-end"
        width={180}
        returnFocus
        withinPortal
      >
        <Menu.Target>
          <ActionIcon
            size={20}
            tabIndex={-1}
            className="file-more"
            aria-label={`Actions of ${row.label}`}
            onClick={(event) => {
              event.stopPropagation();
              openMenu(!isMenuOpen);
            }}
          >
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown
          onClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {entriesOf(path).map(({ label, keys, isDanger, perform }) => (
            <Menu.Item
              key={label}
              c={isDanger ? 'var(--bad)' : undefined}
              rightSection={keys && <span className="dim">{keys}</span>}
              onClick={perform}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function usePaths(): readonly string[] {
  const project = useDocument((state) => state.project);
  const texts = useDocument((state) => state.texts);
  const held = Object.keys(texts).filter((path) => texts[path]?.text !== '');
  return [...(project?.files.map((file) => file.path) ?? []), ...held];
}

export function FilesPanel() {
  const paths = usePaths();
  const [folded, setFolded] = useState<ReadonlySet<FileGroup>>(new Set(['others']));
  const focused = useFileTreePlace();
  const [menu, setMenu] = useState<string | undefined>(undefined);
  const tree = useRef<HTMLDivElement>(null);
  const rows = fileRows(paths, folded);
  const found = rows.findIndex((row) => row.id === focused.id);
  const at = found < 0 ? placeAfter(rows, focused.at) : found;
  const fold = (id: FileGroup, isFolded: boolean) =>
    setFolded((before) => new Set([...before].filter((each) => each !== id).concat(isFolded ? id : [])));
  const focusRow = (index: number) => {
    const row = rows[index];
    if (row !== undefined)
      tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus();
  };

  const rowRef = useFocusInPlace(() => focusRow(at));

  /** Whether the key was one of ours. */
  const perform = (event: KeyboardEvent): boolean => {
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const path = row.kind === 'file' ? row.path : undefined;
    const means = placeKeyOf('files', event);
    const { openDialog } = useSession.getState();
    if (event.key === 'Enter' || event.key === ' ') {
      if (row.kind === 'group') fold(row.id, row.isOpen);
      else open(row.path);
    } else if (means === 'menu') setMenu(path);
    else if (means === 'rename' && path !== undefined && canRename(path))
      openDialog({ kind: 'name-file', purpose: 'rename', path });
    else if (means === 'delete' && path !== undefined) openDialog({ kind: 'delete-file', path });
    else {
      const step = treeStep(rows, at, event.key);
      if (step === undefined) return false;
      if (typeof step === 'number') focusRow(step);
      else if (row.kind === 'group') fold(row.id, step === 'fold');
    }
    return true;
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Files of the project"
      className="file-tree"
      onKeyDown={(event) => {
        if (!perform(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {rows.map((row, index) => {
        const focus = () => useFileTreePlace.setState({ id: row.id, at: index });
        const props = { rowRef, isFocused: index === at, focus };
        return row.kind === 'group' ? (
          <Group key={row.id} {...props} row={row} fold={() => fold(row.id, row.isOpen)} />
        ) : (
          <File
            key={row.id}
            {...props}
            row={row}
            isMenuOpen={menu === row.id}
            openMenu={(isOpen) => setMenu(isOpen ? row.id : undefined)}
          />
        );
      })}
    </div>
  );
}
