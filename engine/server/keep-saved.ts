/** Brings the objects of WfRuns to where they can be searched and loaded quickly: a few at a time while the engine is idle. */
import type { Store } from '../storage/store.ts';
import type { Aggregates } from './aggregates.ts';
import type { Clock } from './clock.ts';

export interface Saver {
  /** All that lag behind, now. */
  saveAll(): void;
  stop(): void;
}

/** A slice of some ms, so that a command that comes in hardly waits. */
const WF_RUNS_PER_SLICE = 25;
const LOOK_EVERY_MS = 250;

export function keepSaved(store: Store, aggregates: Aggregates, clock: Clock, isIdle: () => boolean): Saver {
  const slice = (limit: number): number => store.transaction(() => aggregates.save(limit));
  const look = (): void => {
    let saved = 0;
    try {
      if (isIdle()) saved = slice(WF_RUNS_PER_SLICE);
    } catch (error) {
      // A full disk: the journal has everything, and the next look tries again.
      if (store.problem(error) === undefined) throw error;
    }
    cancel = clock.schedule(saved === WF_RUNS_PER_SLICE ? 1 : LOOK_EVERY_MS, look);
  };
  let cancel = clock.schedule(LOOK_EVERY_MS, look);
  return {
    saveAll: () => {
      while (slice(500) === 500);
    },
    stop: () => cancel(),
  };
}
