/**
 * The drawer's list of problems: filtered by severity, walked with the arrow keys; choosing one goes to node, field and line.
 * Beside each are its quick fixes (Ctrl+.) and its page of help (F1).
 */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconHelp,
  IconInfoCircle,
  IconTool,
  type TablerIcon,
} from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Problem, Severity } from '#model/document/problem.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { goToPlace } from '../go-to-place.ts';
import { useSession } from '../../store/session-store.ts';
import { isFixable } from '#model/fixes/fixes-for.ts';
import { useHadFocus } from '../../ui/had-focus.ts';
import { placesIn, useRowWindow } from '../../ui/row-window.ts';
import { fieldWords, placeWords } from './place-words.ts';
import { ProblemHelp } from './problem-help.tsx';
import { useProblemView } from './problem-view.ts';
import './problems.css';

const looks: Readonly<Record<Severity, { icon: TablerIcon; tone: string; word: string; plural: string }>> = {
  error: { icon: IconExclamationCircle, tone: 'bad', word: 'error', plural: 'errors' },
  warning: { icon: IconAlertTriangle, tone: 'waiting', word: 'warning', plural: 'warnings' },
  info: { icon: IconInfoCircle, tone: 'work', word: 'note', plural: 'notes' },
};
/** The message and, under it, where it is. In CSS pixels. */
const ROW_HEIGHT = 44;
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The field in the inspector and the line in the text. */
function choose({ place }: Problem): void {
  goToPlace(place);
  if (place.line !== undefined) useSession.getState().lookAtLine(place);
}

function openFixes(
  problem: Problem,
  { currentTarget }: Pick<MouseEvent | KeyboardEvent, 'currentTarget'>,
): void {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  useProblemView.getState().openMenu([problem], { x: left, y: bottom + 2 });
}

interface FilterProps {
  readonly problems: readonly Problem[];
  readonly hidden: ReadonlySet<Severity>;
  onToggle(severity: Severity): void;
}

function Filter({ problems, hidden, onToggle }: FilterProps) {
  return (
    <div className="problem-filter" role="group" aria-label="Severities that are shown">
      {severities.map((severity) => {
        const { icon: Icon, tone, word, plural } = looks[severity];
        const count = problems.filter((each) => each.severity === severity).length;
        return (
          <button
            key={severity}
            type="button"
            className={`problem-severity tone-${tone}`}
            aria-pressed={!hidden.has(severity)}
            data-testid={`problems:${severity}`}
            onClick={() => onToggle(severity)}
          >
            <Icon size={14} />
            {count} {count === 1 ? word : plural}
          </button>
        );
      })}
    </div>
  );
}

interface RowProps {
  readonly problem: Problem;
  /** Among all problems, shown or not. */
  readonly index: number;
  /** Where it stands in the list, from 0, and how many are there. */
  readonly at: number;
  readonly count: number;
  /** It has the list's one stop of the Tab key, and its tools have theirs. */
  readonly isCurrent: boolean;
  readonly onFocus: (at: number) => void;
}

function Tools({ problem, index, tabIndex }: { problem: Problem; index: number; tabIndex: number }) {
  return (
    <>
      {isFixable(problem.code) && (
        <button
          type="button"
          className="problem-tool"
          tabIndex={tabIndex}
          aria-label={`Quick fixes of problem ${index + 1}`}
          title="Quick fixes (Ctrl+.)"
          data-testid={`problem-fix:${index}`}
          onClick={(event) => openFixes(problem, event)}
        >
          <IconTool size={14} />
        </button>
      )}
      <button
        type="button"
        className="problem-tool"
        tabIndex={tabIndex}
        aria-label={`What ${problem.code} means`}
        title={`What this means: ${problem.code} (F1)`}
        data-testid={`problem-help:${index}`}
        onClick={() => useProblemView.getState().showHelp(problem.code)}
      >
        <IconHelp size={14} />
      </button>
    </>
  );
}

function Row({ problem, index, at, count, isCurrent, onFocus }: RowProps) {
  const { icon: Icon, tone, word } = looks[problem.severity];
  const { file, line } = problem.place;
  const where = placeWords(problem.place);
  const field = fieldWords(problem.place);
  const workflowFile = useDocument((state) => state.workflowFile);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <div
      role="listitem"
      className="problem-row"
      data-code={problem.code}
      aria-posinset={at + 1}
      aria-setsize={count}
      style={{ top: at * ROW_HEIGHT, height: ROW_HEIGHT }}
      onFocus={() => onFocus(at)}
    >
      <button
        type="button"
        className="problem"
        tabIndex={tabIndex}
        data-testid={`problem:${index}`}
        data-severity={problem.severity}
        data-code={problem.code}
        data-current={isCurrent || undefined}
        aria-keyshortcuts="Control+. F1"
        title={problem.message}
        onClick={() => choose(problem)}
      >
        <Icon size={15} className={`problem-icon tone-${tone}`} aria-label={word} />
        <span className="problem-message">{problem.message}</span>{' '}
        <span className="problem-about">
          {where !== undefined && (
            <span className="mono">
              {where}
              {field !== undefined && <span className="dim"> · {field}</span>}
            </span>
          )}{' '}
          {file !== undefined && (
            <span>
              {file === workflowFile ? '' : file} {line !== undefined && `line ${line}`}
            </span>
          )}{' '}
          <span className="mono dim">{problem.code}</span>
        </span>
      </button>
      <Tools problem={problem} index={index} tabIndex={tabIndex} />
    </div>
  );
}

interface Shown {
  readonly problem: Problem;
  readonly index: number;
}

/** Where a key leads from a row; undefined: it is no step. */
function stepTo(key: string, at: number, last: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
    PageDown: at + page,
    PageUp: at - page,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}

/** Only the rows in view are in the page, and the one with the tab stop: there may be thousands. */
function List({ rows }: { rows: readonly Shown[] }) {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const last = rows.length - 1;
  const current = Math.min(wanted, last);
  const shown = useRowWindow(list, rows.length, ROW_HEIGHT);
  const { measure } = shown;
  const { watch, hasFocus } = useHadFocus(list);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isOnTool = activeElement?.classList.contains('problem-tool') === true;
    if (!hasFocus() || isOnTool) return;
    const element = list.current?.querySelector<HTMLElement>('[data-current]');
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
    measure();
  }, [current, hasFocus, measure]);
  const walk = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const on = target.closest('.problem') && rows[current]?.problem;
    const means = placeKeyOf('problems', event);
    const to = stepTo(event.key, current, last, shown.page);
    if (on && means === 'help') useProblemView.getState().showHelp(on.code);
    else if (on && means === 'fix') openFixes(on, { currentTarget: target });
    else if (to !== undefined) {
      // From a tool of the row back to its list.
      list.current?.querySelector<HTMLElement>('[data-current]')?.focus({ preventScroll: true });
      setWanted(to);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="problem-list">
      <div
        ref={list}
        role="list"
        aria-label="Problems"
        className="problem-rows"
        style={{ height: rows.length * ROW_HEIGHT }}
        {...watch}
        onKeyDown={walk}
      >
        {placesIn(shown, current).map((at) => {
          const row = rows[at];
          return (
            row && (
              <Row
                key={row.index}
                problem={row.problem}
                index={row.index}
                at={at}
                count={rows.length}
                isCurrent={at === current}
                onFocus={setWanted}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

export function ProblemsPanel() {
  const problems = useDocument((state) => state.problems);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const toggle = (severity: Severity) => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  };
  const help = useProblemView((state) => state.help);
  const rows = problems
    .map((problem, index): Shown => ({ problem, index }))
    .filter(({ problem }) => !hidden.has(problem.severity));
  if (problems.length === 0 && help === undefined)
    return (
      <div className="empty problems-none">
        <IconCircleCheck size={16} /> No problems. This workflow can be run and pushed.
      </div>
    );
  return (
    <div className="problems">
      <Filter problems={problems} hidden={hidden} onToggle={toggle} />
      <div className="problem-columns">
        <List rows={rows} />
        {help !== undefined && <ProblemHelp code={help} />}
      </div>
    </div>
  );
}
