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
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Problem, Severity } from '#model/document/problem.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { goToPlace } from '../go-to-place.ts';
import { useSession } from '../../store/session-store.ts';
import { isFixable } from '#model/fixes/fixes-for.ts';
import { fieldWords, placeWords } from './place-words.ts';
import { ProblemHelp } from './problem-help.tsx';
import { useProblemView } from './problem-view.ts';
import './problems.css';

const looks: Readonly<Record<Severity, { icon: TablerIcon; tone: string; word: string; plural: string }>> = {
  error: { icon: IconExclamationCircle, tone: 'bad', word: 'error', plural: 'errors' },
  warning: { icon: IconAlertTriangle, tone: 'waiting', word: 'warning', plural: 'warnings' },
  info: { icon: IconInfoCircle, tone: 'work', word: 'note', plural: 'notes' },
};
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

function Row({ problem, index }: { problem: Problem; index: number }) {
  const { icon: Icon, tone, word } = looks[problem.severity];
  const { file, line } = problem.place;
  const where = placeWords(problem.place);
  const field = fieldWords(problem.place);
  const workflowFile = useDocument((state) => state.workflowFile);
  return (
    <div className="problem-row" data-code={problem.code}>
      <button
        type="button"
        className="problem"
        data-testid={`problem:${index}`}
        data-severity={problem.severity}
        data-code={problem.code}
        data-index={index}
        aria-keyshortcuts="Control+. F1"
        onClick={() => choose(problem)}
      >
        <Icon size={15} className={`problem-icon tone-${tone}`} aria-label={word} />
        <span className="problem-message">{problem.message}</span>
        <span className="problem-code mono dim">{problem.code}</span>
        {where !== undefined && (
          <span className="problem-place mono">
            {where}
            {field !== undefined && <span className="dim"> · {field}</span>}
          </span>
        )}
        {file !== undefined && (
          <span className="problem-file" title={file}>
            {file === workflowFile ? '' : file} {line !== undefined && `line ${line}`}
          </span>
        )}
      </button>
      {isFixable(problem.code) && (
        <button
          type="button"
          className="problem-tool"
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
        aria-label={`What ${problem.code} means`}
        title={`What this means: ${problem.code} (F1)`}
        data-testid={`problem-help:${index}`}
        onClick={() => useProblemView.getState().showHelp(problem.code)}
      >
        <IconHelp size={14} />
      </button>
    </div>
  );
}

export function ProblemsPanel() {
  const problems = useDocument((state) => state.problems);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const toggle = (severity: Severity) => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  };
  const walk = (event: KeyboardEvent) => {
    const on =
      problems[Number((event.target as HTMLElement).closest('.problem')?.getAttribute('data-index') ?? -1)];
    const means = placeKeyOf('problems', event);
    if (on !== undefined && means !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      if (means === 'help') useProblemView.getState().showHelp(on.code);
      else openFixes(on, { currentTarget: event.target as HTMLElement });
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.problem') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const help = useProblemView((state) => state.help);
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
        <div ref={list} className="problem-list" onKeyDown={walk}>
          {problems.map((problem, index) =>
            hidden.has(problem.severity) ? null : <Row key={index} problem={problem} index={index} />,
          )}
        </div>
        {help !== undefined && <ProblemHelp code={help} />}
      </div>
    </div>
  );
}
