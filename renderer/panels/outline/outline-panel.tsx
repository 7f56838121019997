/**
 * The workflow as a tree beside the canvas: a second editor for the keyboard and for ears. Threads hold their variables,
 * interrupts and nodes in the order of the flow; nodes hold their edges and failure handlers. Its selection is the canvas's.
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
  IconVariable,
} from '@tabler/icons-react';
import { viewOf } from '../../canvas/nodes/registry.ts';
import { sameItem } from '../../canvas/record-id.ts';
import { useDocument } from '../../store/document-store.ts';
import { problemMark } from '../../store/problem-index.ts';
import { useSession } from '../../store/session-store.ts';
import { askForCommand } from './outline-commands.ts';
import { outlineKeyDown } from './outline-keys.ts';
import { outlineRows, type OutlineRow } from './outline-rows.ts';
import { followSelection, goToRow, toggleRow, useOutlineView } from './outline-view.ts';
import { RenameRow } from './rename-row.tsx';
import './outline.css';

const icons = {
  thread: IconFrame,
  variables: IconVariable,
  variable: IconVariable,
  interrupt: IconBellRinging,
  edge: IconArrowRight,
  handler: IconBolt,
} as const;

function RowIcon({ row }: { row: OutlineRow }) {
  const { kind, node } = row;
  if (kind !== 'node' || node === undefined) {
    const Icon = icons[kind as keyof typeof icons];
    return <Icon size={15} className="outline-icon" />;
  }
  const view = viewOf(node.kind);
  return (
    <span className={`outline-icon tone-${view.tone(node)}`}>
      <view.icon size={15} style={{ color: 'var(--tone)' }} />
    </span>
  );
}

/** Its words are part of what the row says. */
function ProblemDot({ row }: { row: OutlineRow }) {
  const key = row.kind === 'thread' ? row.thread : `${row.thread}/${row.name}`;
  const severity = useDocument((state) => problemMark(state.problems, key)?.severity);
  if ((row.kind !== 'node' && row.kind !== 'thread') || severity === undefined || severity === 'info')
    return null;
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
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
}

function Row({ row, isCurrent, isSelected, isRenaming }: RowProps) {
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
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
      aria-label={row.spoken}
      tabIndex={isCurrent ? 0 : -1}
      data-zone-entry={isCurrent || undefined}
      style={{ paddingLeft: (row.level - 1) * 14 + 2 }}
      title={row.spoken}
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

const sameRow = (a: OutlineRow, b: OutlineRow): boolean =>
  a.id === b.id &&
  a.spoken === b.spoken &&
  a.detail === b.detail &&
  a.isOpen === b.isOpen &&
  a.place === b.place &&
  a.siblings === b.siblings &&
  a.node === b.node;

const RowView = memo(
  Row,
  (a, b) =>
    sameRow(a.row, b.row) &&
    a.isCurrent === b.isCurrent &&
    a.isSelected === b.isSelected &&
    a.isRenaming === b.isRenaming,
);

function useRows(): readonly OutlineRow[] {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const problems = useDocument((state) => state.problems);
  const toggled = useOutlineView((state) => state.toggled);
  return useMemo(
    () => (workflow ? outlineRows({ workflow, markOf: (key) => problemMark(problems, key), toggled }) : []),
    [workflow, problems, toggled],
  );
}

/** What is selected on the canvas is the current row, before the first paint already. */
function useFollowedSelection(): void {
  useLayoutEffect(() => {
    followSelection(useSession.getState().selection);
    return useSession.subscribe((state, before) => {
      if (state.selection !== before.selection) followSelection(state.selection);
    });
  }, []);
}

function Tree({ rows }: { rows: readonly OutlineRow[] }) {
  useFollowedSelection();
  const tree = useRef<HTMLDivElement>(null);
  const selection = useSession((state) => state.selection);
  const wanted = useOutlineView((state) => state.current);
  const renaming = useOutlineView((state) => state.renaming);
  const focusSerial = useOutlineView((state) => state.focusSerial);
  const current = rows.find(({ id }) => id === wanted) ?? rows[0];
  const [only] = selection;
  const focused = useRef(focusSerial);

  useLayoutEffect(() => {
    const element = tree.current?.querySelector<HTMLElement>('[data-zone-entry]');
    const isWished = focused.current !== focusSerial;
    focused.current = focusSerial;
    // A row that was folded away or deleted must not take the focus along.
    const hasFocus = tree.current?.contains(document.activeElement) === true;
    if ((isWished || hasFocus) && renaming === undefined) element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }, [current?.id, focusSerial, renaming]);

  useEffect(() => () => useOutlineView.setState({ renaming: undefined }), []);

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Outline of the workflow"
      aria-keyshortcuts="/ + &lt; &gt; F2 Delete"
      className="outline"
      data-testid="outline"
      onKeyDown={(event) => {
        if (current && renaming === undefined) outlineKeyDown(rows, current, event);
      }}
    >
      {rows.map((row) => (
        <RowView
          key={row.id}
          row={row}
          isCurrent={row === current}
          isSelected={
            selection.some((item) => sameItem(item, row.item)) &&
            (row.field === undefined ? only !== undefined : row === current)
          }
          isRenaming={renaming === row.id}
        />
      ))}
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
