/** The watched run as the panels read it, and whether the drawing has moved on since it was started. */
import { useDocument } from '../store/document-store.ts';
import { useRun } from '../store/run-store.ts';
import { readRun, type Run } from './read-run.ts';

export function useRunView(): Run | undefined {
  const snapshot = useRun((state) => state.snapshot);
  return snapshot && readRun(snapshot);
}

export function useIsStale(): boolean {
  const startedWith = useRun((state) => state.startedWith);
  const workflow = useDocument((state) => state.drawing?.workflow);
  return startedWith !== undefined && workflow !== undefined && startedWith !== workflow;
}
