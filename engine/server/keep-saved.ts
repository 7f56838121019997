/** Brings the objects of WfRuns to where they can be searched and loaded quickly: a few at a time while the engine is idle. */
import type { Store } from '../storage/store.ts';
import type { Aggregates } from './aggregates.ts';
import type { Clock } from './clock.ts';

export interface Saver {
  /** All that lag behind, now; others get their turn in between. */
  saveAll(): Promise<void>;
  stop(): void;
}

/** A slice of some ms, so that a command that comes in hardly waits. */
const WF_RUNS_PER_SLICE = 25;
const LOOK_EVERY_MS = 250;
/** The engine is idle when nothing has happened for so long. */
const QUIET_MS = 150;

/** `quietFor`: for how many ms the loop has had nothing to do. */
export function keepSaved(store: Store, aggregates: Aggregates, clock: Clock, quietFor: () => number): Saver {
  const slice = (): boolean => {
    try {
      return store.transaction(() => aggregates.save(WF_RUNS_PER_SLICE)) === WF_RUNS_PER_SLICE;
    } catch (error) {
      // What memory believes to be saved is not.
      aggregates.clear();
      throw error;
    }
  };
  const look = (): void => {
    let isMore = false;
    try {
      if (aggregates.mayLag && quietFor() >= QUIET_MS) isMore = slice();
    } catch (error) {
      // A full disk: the journal has everything, and the next look tries again.
      if (store.problem(error) === undefined) throw error;
    }
    cancel = clock.schedule(isMore ? 1 : LOOK_EVERY_MS, look);
  };
  let cancel = clock.schedule(LOOK_EVERY_MS, look);
  return {
    saveAll: async () => {
      while (aggregates.mayLag && slice()) await new Promise<void>((then) => setImmediate(then));
    },
    stop: () => cancel(),
  };
}
