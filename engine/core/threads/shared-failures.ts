/**
 * A WAIT_FOR_THREADS NodeRun that fails with its child's EXCEPTION in the same command shares the child's Failure: what its
 * handler does to one shows on both, as long as the command lasts (observed on 1.2.1).
 */
import type { WfRunState } from '../contract.ts';

export interface FailureAt {
  readonly thread: number;
  readonly position: number;
  readonly failureNumber: number;
}

const keyOf = (state: WfRunState, { thread, position, failureNumber }: FailureAt): string =>
  `${state.id}/${thread}/${position}/${failureNumber}`;

export class SharedFailures {
  /** Failures of this command. */
  readonly #fresh = new Set<string>();
  readonly #sources = new Map<string, FailureAt>();

  /** It came about just now. `source`: the Failure that it repeats. */
  note(state: WfRunState, failure: FailureAt, source: FailureAt | undefined): void {
    this.#fresh.add(keyOf(state, failure));
    if (source !== undefined && this.#fresh.has(keyOf(state, source))) {
      this.#sources.set(keyOf(state, failure), source);
    }
  }

  /** The Failures that are one with this one, nearest first. */
  with(state: WfRunState, failure: FailureAt): FailureAt[] {
    const all: FailureAt[] = [];
    let at = this.#sources.get(keyOf(state, failure));
    for (; at !== undefined; at = this.#sources.get(keyOf(state, at))) all.push(at);
    return all;
  }
}
