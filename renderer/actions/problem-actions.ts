/** Problems by keyboard: quick fixes of what is selected, and from one problem to the next. */
import { IconChevronRight, IconTool } from '@tabler/icons-react';
import type { Problem } from '#model/document/problem.ts';
import { frameId, nodeId } from '../canvas/record-id.ts';
import { goToPlace } from '../panels/go-to-place.ts';
import { useProblemView } from '../panels/problems/problem-view.ts';
import { useDocument } from '../store/document-store.ts';
import { problemsOf } from '../store/problem-index.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

/** Of the one record that is selected: a node with its edges, or a thread. */
function selectedProblems(): readonly Problem[] {
  const [item, ...more] = useSession.getState().selection;
  if (item === undefined || !('thread' in item) || more.length > 0) return [];
  const { problems } = useDocument.getState();
  const found = problemsOf(problems, item.kind === 'thread' ? item.thread : `${item.thread}/${item.node}`);
  return item.kind === 'edge'
    ? found.filter(({ place }) => place.edge === undefined || place.edge === item.index)
    : found;
}

function placeOfSelected(): { x: number; y: number } {
  const [item] = useSession.getState().selection;
  const id =
    item === undefined || !('thread' in item)
      ? ''
      : item.kind === 'thread'
        ? frameId(item.thread)
        : nodeId(item.thread, item.node);
  const rect = document.querySelector(`[data-testid="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  return rect ? { x: rect.left, y: rect.bottom + 8 } : { x: innerWidth / 2 - 170, y: innerHeight / 3 };
}

let current: Problem | undefined;

function step(by: 1 | -1): void {
  const { problems } = useDocument.getState();
  const at = current === undefined ? -1 : problems.indexOf(current);
  const from = at < 0 && by < 0 ? 0 : at;
  current = problems[(from + by + problems.length) % problems.length];
  if (current === undefined) return;
  goToPlace(current.place);
  useSession.getState().showDrawer('problems');
}

const hasProblems = (): boolean => useDocument.getState().problems.length > 0;

export const problemActions: readonly Action[] = [
  {
    id: 'quick-fix',
    label: 'Quick fixes of what is selected',
    group: 'Edit',
    icon: IconTool,
    keys: ['mod+.'],
    keywords: 'problem error warning lint repair',
    inFields: true,
    isAvailable: () => selectedProblems().length > 0,
    perform: () => useProblemView.getState().openMenu(selectedProblems(), placeOfSelected()),
  },
  {
    id: 'next-problem',
    label: 'Go to the next problem',
    group: 'View',
    icon: IconChevronRight,
    keys: ['f8'],
    keywords: 'error warning lint',
    inFields: true,
    isAvailable: hasProblems,
    perform: () => step(1),
  },
  {
    id: 'previous-problem',
    label: 'Go to the problem before',
    group: 'View',
    keys: ['shift+f8'],
    keywords: 'error warning lint',
    inFields: true,
    isAvailable: hasProblems,
    perform: () => step(-1),
  },
];
