/** Selects every node of the thread that is being worked on; again, every node of the workflow and every note. */
import { useDocument } from '../store/document-store.ts';
import { selectedThread, useSession, type SelectedItem } from '../store/session-store.ts';
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
    const thread = selectedThread(session.selection);
    const nodesOf = (names: readonly string[]): SelectedItem[] =>
      threads
        .filter((thread) => names.includes(thread.name))
        .flatMap((thread) =>
          thread.nodes.map((node) => ({ kind: 'node' as const, thread: thread.name, node: node.name })),
        );
    const mine = thread === undefined ? [] : nodesOf([thread]);
    const hasMine = mine.length > 0 && session.selection.length < mine.length;
    const notes = useDocument.getState().drawing?.layout.notes ?? [];
    session.select(
      hasMine
        ? mine
        : [
            ...nodesOf(threads.map(({ name }) => name)),
            ...notes.map(({ id }): SelectedItem => ({ kind: 'note', id })),
          ],
    );
  },
};
