import { describe, expect, it } from 'vitest';
import type { Clock } from '../../engine/server/clock.ts';
import { deadlines } from '../../engine/server/deadlines.ts';
import { FakeTime } from '../sim/fake-time.ts';

/** A clock that goes on only when told. */
function aClock() {
  let now = 1000;
  let timers: { at: number; then: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    schedule: (ms, then) => {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  };
  const goTo = (at: number): void => {
    now = at;
    for (let next = timers.find((t) => t.at <= now); next; next = timers.find((t) => t.at <= now)) {
      timers = timers.filter((other) => other !== next);
      next.then();
    }
  };
  return { clock, goTo, armed: () => timers.length };
}

describe('deadlines', () => {
  it('come in order of time, each once', () => {
    const { clock, goTo } = aClock();
    const due: string[] = [];
    const all = deadlines(clock, (ids) => due.push(...ids));
    for (const [id, at] of [
      ['c', 1300],
      ['a', 1100],
      ['b', 1200],
      ['d', 9000],
    ] as const)
      all.set(id, at);
    goTo(1099);
    expect(due).toEqual([]);
    goTo(1250);
    expect(due).toEqual(['a', 'b']);
    goTo(2000);
    expect(due).toEqual(['a', 'b', 'c']);
  });

  it('are replaced by a new one and go when there is none', () => {
    const { clock, goTo, armed } = aClock();
    const due: string[] = [];
    const all = deadlines(clock, (ids) => due.push(...ids));
    all.set('a', 1100);
    all.set('a', 1500);
    all.set('b', 1200);
    all.set('b', undefined);
    goTo(1400);
    expect(due).toEqual([]);
    goTo(1500);
    expect(due).toEqual(['a']);
    expect(armed()).toBe(0);
  });

  it('that have passed come at once, and one may be set while it rings', () => {
    const { clock, goTo } = aClock();
    const due: string[] = [];
    const all = deadlines(clock, (ids) => {
      due.push(...ids);
      if (due.length < 3) all.set('a', 1000);
    });
    all.set('a', 5);
    goTo(1000);
    expect(due).toEqual(['a', 'a', 'a']);
  });

  it('keep thousands in order', () => {
    const { clock, goTo } = aClock();
    const due: number[] = [];
    const all = deadlines(clock, (ids) => due.push(...ids.map(Number)));
    for (let i = 0; i < 5000; i++) all.set(String((i * 7919) % 5000), 2000 + ((i * 7919) % 5000));
    for (let i = 0; i < 5000; i += 2) all.set(String(i), undefined);
    goTo(1e6);
    expect(due).toHaveLength(2500);
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it('come soon when the clock was set forward, or the computer slept, while they were waited for', () => {
    const time = new FakeTime();
    const due: string[] = [];
    const all = deadlines(time, (ids) => due.push(...ids));
    all.set('a', time.now() + 3_600_000);
    time.jump(3_600_000);
    time.next(60_000)?.();
    expect(due).toEqual(['a']);
  });
});
