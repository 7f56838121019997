/** The watched run as the panels read it, and whether the drawing has moved on since it was started. */
import { useMemo } from 'react';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { sameValue } from '#model/diff/same-value.ts';
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
  return useMemo(
    () => startedWith !== undefined && workflow !== undefined && !sameValue(startedWith, workflow),
    [startedWith, workflow],
  );
}

/** ExternalEventDefs of the drawing whose content nobody is to see. */
export function useMaskedEvents(): ReadonlySet<string> {
  const drawing = useDocument((state) => state.drawing);
  return useMemo(() => {
    const events = drawing ? mergedDefinitions(drawing).externalEventDefs : [];
    const masked = events.filter(({ content }) => content !== 'void' && content?.masked === true);
    return new Set(masked.map(({ name }) => name));
  }, [drawing]);
}
