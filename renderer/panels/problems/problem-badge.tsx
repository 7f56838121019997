/** The marker of problems on a card or a frame: how many, and a press away from their quick fixes. */
import { IconAlertTriangle, IconExclamationCircle } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useDocument } from '../../store/document-store.ts';
import { problemMark, problemsOf } from '../../store/problem-index.ts';
import { useProblemView } from './problem-view.ts';

/** @param record `thread/node`, or `thread` */
export function ProblemBadge({ record, withNotes }: { record: string; withNotes?: boolean }) {
  const mark = useDocument((state) => problemMark(state.problems, record));
  if (mark === undefined || (mark.severity === 'info' && !withNotes)) return null;
  const Icon = mark.severity === 'error' ? IconExclamationCircle : IconAlertTriangle;
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const { problems } = useDocument.getState();
    useProblemView.getState().openMenu(problemsOf(problems, record), { x: left, y: bottom + 4 });
  };
  return (
    <button
      type="button"
      className={`badge problem-badge nodrag nopan tone-${mark.severity === 'error' ? 'bad' : 'waiting'}`}
      title={mark.first}
      aria-label={`${mark.count} ${mark.count === 1 ? 'problem' : 'problems'}: ${mark.first}`}
      data-testid={`problem-badge:${record}`}
      onClick={open}
    >
      <Icon size={11} /> {mark.count}
    </button>
  );
}
