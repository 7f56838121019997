/** Time as the engine's shell sees it; the real one is made in engine/main.ts, tests pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `then` once, after `ms` or a little later. The answer cancels it. */
  schedule(ms: number, then: () => void): () => void;
}
