/** Selects every node of the thread that is being worked on; again, every node of the workflow. */
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const selectAll: Action = {
  id: 'select-all',
  label: 'Select all',
  group: 'Edit',
  keys: ['mod+a'],
  onCanvas: true,
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => {
    const threads = useDocument.getState().drawing?.workflow.threads ?? [];
    const session = useSession.getState();
    const [item] = session.selection;
    const nodesOf = (names: readonly string[]): SelectedItem[] =>
      threads
        .filter((thread) => names.includes(thread.name))
        .flatMap((thread) =>
          thread.nodes.map((node) => ({ kind: 'node' as const, thread: thread.name, node: node.name })),
        );
    const mine = item && item.kind !== 'definition' ? nodesOf([item.thread]) : [];
    const hasMine = mine.length > 0 && session.selection.length < mine.length;
    session.select(hasMine ? mine : nodesOf(threads.map((thread) => thread.name)));
  },
};
