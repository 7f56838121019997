/**
 * Time that stands still until it is moved. What timers wait for is time that runs evenly; what `now` says can be set
 * forward and back, as the clock of a computer can.
 */
import type { Clock } from '../../engine/server/clock.ts';

interface Timer {
  readonly at: number;
  readonly then: () => void;
}

export class FakeTime implements Clock {
  /** Milliseconds that have really passed. */
  passed = 0;
  #shown = 1_700_000_000_000;
  #timers: Timer[] = [];

  now(): number {
    return this.#shown + this.passed;
  }

  schedule(ms: number, then: () => void): () => void {
    const timer = { at: this.passed + Math.max(0, ms), then };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Somebody sets the clock. */
  jump(ms: number): void {
    this.#shown += ms;
  }

  /** The process is gone, and its timers with it. */
  forgetTimers(): void {
    this.#timers = [];
  }

  /** Takes the next timer that rings within `ms`, and moves to its instant; without one moves by all of `ms`. */
  next(ms: number): (() => void) | undefined {
    const end = this.passed + ms;
    let first: Timer | undefined;
    for (const timer of this.#timers) if (first === undefined || timer.at < first.at) first = timer;
    if (first === undefined || first.at > end) {
      this.passed = end;
      return undefined;
    }
    this.#timers = this.#timers.filter((other) => other !== first);
    this.passed = Math.max(this.passed, first.at);
    return first.then;
  }
}
