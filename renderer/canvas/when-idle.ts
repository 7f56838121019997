/** Work that may wait until the hand is still. */

interface When {
  /** By then it is done in any case. */
  readonly timeoutMs?: number;
  /** How long it takes, as far as is known: it waits for a pause that is as long. */
  readonly costMs?: number;
}

/** Longer pauses than this are not given (the standard's limit is 50 ms). */
const LONGEST_MS = 40;

/** Calls back when nothing else is to be done; answers how to call it off. */
export function whenIdle(work: () => void, { timeoutMs, costMs = 0 }: When = {}): () => void {
  // Safari has none.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  let request = 0;
  const wait = (): void => {
    request = requestIdleCallback(
      (deadline) => {
        const isEnough = deadline.didTimeout || deadline.timeRemaining() >= Math.min(costMs, LONGEST_MS);
        if (isEnough) work();
        else wait();
      },
      timeoutMs === undefined ? undefined : { timeout: timeoutMs },
    );
  };
  wait();
  return () => cancelIdleCallback(request);
}
