/**
 * The workflow as a tree beside the canvas: a second editor for the keyboard and for ears. Threads hold their variables,
 * interrupts, groups and nodes in the order of the flow; nodes hold their edges and failure handlers; notes are at the end.
 * Its selection is the canvas's.
 */
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBellRinging,
  IconBolt,
  IconChevronDown,
  IconChevronRight,
  IconExclamationCircle,
  IconFrame,
  IconMarquee2,
  IconNote,
  IconNotes,
  IconVariable,
} from '@tabler/icons-react';
import { viewOf } from '../../canvas/nodes/registry.ts';
import { itemId, nodeKey } from '../../canvas/record-id.ts';
import { useDocument } from '../../store/document-store.ts';
import { problemMark } from '../../store/problem-index.ts';
import { useSession } from '../../store/session-store.ts';
import { colorOfRow } from './color-rows.ts';
import { askForCommand } from './outline-commands.ts';
import { outlineKeyDown } from './outline-keys.ts';
import type { OutlineRow } from './outline-row.ts';
import { followSelection, goToRow, toggleRow, useOutlineView, useRows } from './outline-view.ts';
import { RenameRow } from './rename-row.tsx';
import { useHadFocus } from '../../ui/had-focus.ts';
import { placesIn, useRowWindow } from '../../ui/row-window.ts';
import './outline.css';

const ROW_HEIGHT = 26;

const icons = {
  thread: IconFrame,
  variables: IconVariable,
  variable: IconVariable,
  interrupt: IconBellRinging,
  group: IconMarquee2,
  edge: IconArrowRight,
  handler: IconBolt,
  notes: IconNotes,
  note: IconNote,
} as const;

function RowIcon({ row }: { row: OutlineRow }) {
  const { kind, node } = row;
  if (kind !== 'node' || node === undefined) {
    const Icon = icons[kind as keyof typeof icons];
    const color = colorOfRow(row);
    return <Icon size={15} className={`outline-icon${color ? ` colored note-${color}` : ''}`} />;
  }
  const view = viewOf(node.kind);
  return (
    <span className={`outline-icon tone-${view.tone(node)}`}>
      <view.icon size={15} style={{ color: 'var(--tone)' }} />
    </span>
  );
}

/** Of what a dot on the row tells. An unfolded group leaves it to the rows inside it. */
function keysOf({ kind, thread, name, items, isOpen }: OutlineRow): readonly string[] {
  if (kind === 'thread') return [thread];
  if (kind === 'node') return [nodeKey(thread, name)];
  if (kind !== 'group' || isOpen === true) return [];
  return items.flatMap((item) => (item.kind === 'node' ? [nodeKey(item.thread, item.node)] : []));
}

/** Its words are part of what the row says. */
function ProblemDot({ row }: { row: OutlineRow }) {
  const severity = useDocument(({ problems }) => {
    const found = keysOf(row).map((key) => problemMark(problems, key)?.severity);
    return found.find((each) => each === 'error') ?? found.find((each) => each === 'warning');
  });
  if (severity === undefined) return null;
  const Icon = severity === 'error' ? IconExclamationCircle : IconAlertTriangle;
  return (
    <Icon
      size={14}
      className="outline-problem"
      style={{ color: `var(--${severity === 'error' ? 'bad' : 'waiting'})` }}
    />
  );
}

interface RowProps {
  readonly row: OutlineRow;
  /** Where it stands in the list, from 0. */
  readonly at: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
}

function Row({ row, at, isCurrent, isSelected, isRenaming }: RowProps) {
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  const spoken = row.spoken();
  const isCode = row.kind === 'variable' || row.kind === 'interrupt' || row.kind === 'handler';
  return (
    <div
      role="treeitem"
      id={`outline-${row.id}`}
      data-testid={`outline:${row.id}`}
      data-kind={row.kind}
      className="outline-row"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen}
      aria-selected={isSelected}
      aria-label={spoken}
      tabIndex={isCurrent ? 0 : -1}
      data-zone-entry={isCurrent || undefined}
      style={{ top: at * ROW_HEIGHT, height: ROW_HEIGHT, paddingLeft: (row.level - 1) * 14 + 2 }}
      title={spoken}
      onClick={() => goToRow(row, { withFocus: true })}
      onContextMenu={(event) => {
        event.preventDefault();
        goToRow(row, { withFocus: true });
        askForCommand(row);
      }}
    >
      <span
        className="outline-fold"
        aria-hidden
        onClick={(event) => {
          if (row.isOpen === undefined) return;
          event.stopPropagation();
          toggleRow(row.id);
        }}
      >
        {row.isOpen !== undefined && <Chevron size={13} />}
      </span>
      <RowIcon row={row} />
      {isRenaming ? (
        <RenameRow row={row} />
      ) : (
        <>
          <span className={`outline-name${isCode ? ' mono' : ''}`}>{row.name}</span>{' '}
          <span className="outline-detail">{row.detail}</span>
          <ProblemDot row={row} />
        </>
      )}
    </div>
  );
}

const RowView = memo(Row);

/** What is selected on the canvas is the current row, before the first paint already. */
function useFollowedSelection(): void {
  useLayoutEffect(() => {
    followSelection(useSession.getState().selection);
    return useSession.subscribe((state, before) => {
      if (state.selection !== before.selection) followSelection(state.selection);
    });
  }, []);
}

/** Of the others, which are parts of one or hold some, only the one that was gone to is selected. */
const isRecord = ({ field, kind }: OutlineRow): boolean => field === undefined && kind !== 'group';

function Tree({ rows }: { rows: readonly OutlineRow[] }) {
  useFollowedSelection();
  const tree = useRef<HTMLDivElement>(null);
  const selection = useSession((state) => state.selection);
  const wanted = useOutlineView((state) => state.current);
  const renaming = useOutlineView((state) => state.renaming);
  const focusSerial = useOutlineView((state) => state.focusSerial);
  const current = rows.find(({ id }) => id === wanted) ?? rows[0];
  const selected = useMemo(() => new Set(selection.map(itemId)), [selection]);
  const focused = useRef(focusSerial);
  const { watch, hasFocus } = useHadFocus(tree);
  const shown = useRowWindow(tree, rows.length, ROW_HEIGHT);
  const { measure } = shown;
  const currentAt = current === undefined ? -1 : rows.indexOf(current);

  useLayoutEffect(() => {
    const element = tree.current?.querySelector<HTMLElement>('[data-zone-entry]');
    const isWished = focused.current !== focusSerial;
    focused.current = focusSerial;
    // A row that was folded away, deleted or undone must not take the focus along.
    if ((isWished || hasFocus()) && renaming === undefined) element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
    measure();
  }, [current?.id, focusSerial, renaming, measure, hasFocus]);

  useEffect(() => () => useOutlineView.setState({ renaming: undefined }), []);

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Outline of the workflow"
      aria-keyshortcuts="/ + &lt; &gt; F2 Delete"
      className="outline"
      data-testid="outline"
      style={{ height: rows.length * ROW_HEIGHT }}
      {...watch}
      onKeyDown={(event) => {
        if (current && renaming === undefined) outlineKeyDown(rows, current, shown.page, event);
      }}
    >
      {/* The row with the tab stop is in the page wherever one scrolls, and with it the focus. */}
      {placesIn(shown, currentAt).map((at) => {
        const row = rows[at];
        if (row === undefined) return null;
        return (
          <RowView
            key={row.id}
            row={row}
            at={at}
            isCurrent={row === current}
            isSelected={
              row.items.length > 0 &&
              row.items.every((item) => selected.has(itemId(item))) &&
              (isRecord(row) || row === current)
            }
            isRenaming={renaming === row.id}
          />
        );
      })}
    </div>
  );
}

export function OutlinePanel() {
  const rows = useRows();
  if (rows.length === 0)
    return (
      <div className="empty">The outline lists the threads, variables and nodes of the open workflow.</div>
    );
  return (
    <>
      <p className="outline-hint" aria-hidden>
        <kbd>Enter</kbd> edit <kbd>+</kbd> append <kbd>/</kbd> all commands
      </p>
      <Tree rows={rows} />
    </>
  );
}
