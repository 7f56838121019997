/**
 * Which threads of the open workflow are folded to their title, and whether one of them is looked at alone. How one
 * looks at a drawing is not part of it: neither saved nor undone. A layout file may say what is folded at first.
 */
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import { useDocument } from '../store/document-store.ts';

interface ThreadViewState {
  /** Folded (true) or unfolded (false) by hand, by `file thread`. */
  readonly folded: Readonly<Record<string, boolean>>;
  /** The one thread that is shown, by file. */
  readonly only: Readonly<Record<string, string | undefined>>;
}

export const useThreadView = create<ThreadViewState>()(() => ({ folded: {}, only: {} }));

const fileNow = (): string => {
  const { project, workflowFile } = useDocument.getState();
  return `${project?.root ?? ''}/${workflowFile ?? ''}`;
};

const foldKey = (thread: string): string => `${fileNow()} ${thread}`;

function isFolded(state: ThreadViewState, drawing: Drawing, thread: string): boolean {
  const { threads } = drawing.layout;
  const saved = Object.hasOwn(threads, thread) ? threads[thread]?.collapsed : undefined;
  return state.folded[foldKey(thread)] ?? saved ?? false;
}

/** Names of folded threads. */
export const foldedThreads = (state: ThreadViewState, drawing: Drawing): ReadonlySet<string> =>
  new Set(drawing.workflow.threads.map(({ name }) => name).filter((name) => isFolded(state, drawing, name)));

/** Undefined: all threads are shown. */
export function onlyThread(state: ThreadViewState, drawing: Drawing): string | undefined {
  const name = state.only[fileNow()];
  return drawing.workflow.threads.some((thread) => thread.name === name) ? name : undefined;
}

export function fold(thread: string, folded: boolean): void {
  const state = useThreadView.getState();
  useThreadView.setState({ folded: { ...state.folded, [foldKey(thread)]: folded } });
}

export function toggleFold(thread: string): void {
  const { drawing } = useDocument.getState();
  if (drawing) fold(thread, !isFolded(useThreadView.getState(), drawing, thread));
}

export function foldAll(folded: boolean): void {
  const { drawing } = useDocument.getState();
  if (drawing === undefined) return;
  const { folded: before } = useThreadView.getState();
  const others = drawing.workflow.threads.filter(({ name }) => name !== drawing.workflow.entrypoint);
  useThreadView.setState({
    folded: { ...before, ...Object.fromEntries(others.map(({ name }) => [foldKey(name), folded])) },
  });
}

export function showOnly(thread: string | undefined): void {
  const { only } = useThreadView.getState();
  useThreadView.setState({ only: { ...only, [fileNow()]: thread } });
}

export const shownThread = (): string | undefined => {
  const { drawing } = useDocument.getState();
  return drawing && onlyThread(useThreadView.getState(), drawing);
};

/** Makes sure that what stands in this thread can be seen. */
export function uncover(thread: string, isInside: boolean): void {
  const { drawing } = useDocument.getState();
  if (drawing === undefined) return;
  const state = useThreadView.getState();
  const only = onlyThread(state, drawing);
  if (only !== undefined && only !== thread) showOnly(thread);
  if (isInside && isFolded(state, drawing, thread)) fold(thread, false);
}
