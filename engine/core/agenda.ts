/**
 * In which order ThreadRuns move. As in the real server (observed on 1.2.1), the ThreadRuns of a WfRun take turns: each
 * goes one Node further, by number, those started meanwhile included; then the next round begins. Where one ends, the
 * round ends with it. WfRuns follow one after the other, each until none of its ThreadRuns can move.
 */
import type { WfRunState } from './contract.ts';

interface Turns {
  /** This round's, ascending; before `next` they have had their turn. */
  round: number[];
  next: number;
  /** Of the next round. */
  readonly later: Set<number>;
}

export interface Awake {
  readonly state: WfRunState;
  readonly thread: number;
}

export class Agenda {
  readonly #turns = new Map<WfRunState, Turns>();

  /** The ThreadRun has a turn in this round when its number is yet to come, else in the next one. */
  wake(state: WfRunState, thread: number): void {
    let turns = this.#turns.get(state);
    if (turns === undefined) this.#turns.set(state, (turns = { round: [], next: 0, later: new Set() }));
    const { round, next, later } = turns;
    if (next === 0 || thread <= (round[next - 1] ?? 0)) {
      later.add(thread);
      return;
    }
    let at = round.length;
    while (at > next && (round[at - 1] ?? 0) > thread) at -= 1;
    if (at === next || round[at - 1] !== thread) round.splice(at, 0, thread);
  }

  /** Nobody else of this WfRun wants a turn: the ThreadRun that has it may go on at once. */
  isAlone(state: WfRunState): boolean {
    const turns = this.#turns.get(state);
    return turns === undefined || (turns.next >= turns.round.length && turns.later.size === 0);
  }

  /** Who is still to come in this round has its turn in the next one. */
  endRound(state: WfRunState): void {
    const turns = this.#turns.get(state);
    if (turns === undefined) return;
    for (const thread of turns.round.splice(turns.next)) turns.later.add(thread);
  }

  forget(state: WfRunState): void {
    this.#turns.delete(state);
  }

  /** `only`: of that WfRun alone. */
  take(only?: WfRunState): Awake | undefined {
    for (const [state, turns] of this.#turns) {
      if (only !== undefined && state !== only) continue;
      if (turns.next >= turns.round.length) {
        turns.round = [...turns.later].sort((a, b) => a - b);
        turns.next = 0;
        turns.later.clear();
      }
      const thread = turns.round[turns.next];
      if (thread === undefined) {
        this.#turns.delete(state);
        continue;
      }
      turns.next += 1;
      return { state, thread };
    }
    return undefined;
  }
}
