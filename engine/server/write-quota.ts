/**
 * Counts writes against a Quota as a real server does (observed on 1.2.1 with limits of 1 to 10 a second): in each half
 * second half of the limit, rounded up, goes through; each write over that is told to come back later than the one before,
 * and half seconds that pass take from what has piled up.
 */
export interface WriteQuota {
  /** Undefined: it may go on; else after how many ms to try again. */
  take(now: number, writesPerSecond: number): number | undefined;
}

const WINDOW_MS = 500;

export function writeQuota(): WriteQuota {
  let window = 0;
  let used = 0;
  let waiting = 0;
  return {
    take(now, writesPerSecond) {
      const each = Math.ceil(writesPerSecond / 2);
      const at = Math.floor(now / WINDOW_MS);
      if (at > window) {
        waiting = Math.max(0, waiting - (at - window) * each);
        used = 0;
        window = at;
      }
      if (used < each) {
        used += 1;
        return undefined;
      }
      waiting += 1;
      return WINDOW_MS + Math.floor((waiting * WINDOW_MS) / each);
    },
  };
}
