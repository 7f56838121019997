/** What is to happen in virtual time: at instants (first come first served at the same one), and as soon as a node waits. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { WfRunState } from '../core/contract.ts';

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

export class Agenda {
  /** A binary heap by instant, then order. */
  private readonly heap: Happening[] = [];
  private readonly waiting: { readonly node: string; readonly happen: () => void }[] = [];
  private readonly deadlines = new Map<string, Happening>();
  private orders = 0;

  at(at: number, happen: () => void): Happening {
    const added = { at, order: this.orders++, happen };
    this.heap.push(added);
    let index = this.heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (before(this.heap[parent]!, added)) break;
      this.heap[index] = this.heap[parent]!;
      index = parent;
    }
    this.heap[index] = added;
    return added;
  }

  /** The one deadline of a WfRun; undefined takes it away. */
  deadline(wfRunId: string, at: number | undefined, tick: () => void): void {
    this.deadlines.delete(wfRunId);
    if (at !== undefined) this.deadlines.set(wfRunId, { at, order: this.orders++, happen: tick });
  }

  whenWaits(node: string, happen: () => void): void {
    this.waiting.push({ node, happen });
  }

  /** The first of those that wait for a node, if a NodeRun of it waits now in one of these WfRuns. */
  takeWaiting(states: readonly WfRunState[]): (() => void) | undefined {
    if (this.waiting.length === 0) return undefined;
    const index = this.waiting.findIndex(({ node }) => states.some((state) => isAt(state, node)));
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0]!.happen;
  }

  next(): { readonly at: number; readonly happen: () => void } | undefined {
    let soonest: Happening | undefined = this.heap[0];
    let deadlineOf: string | undefined;
    for (const [wfRunId, deadline] of this.deadlines) {
      if (soonest === undefined || deadline.at < soonest.at) {
        soonest = deadline;
        deadlineOf = wfRunId;
      }
    }
    if (deadlineOf !== undefined) this.deadlines.delete(deadlineOf);
    else if (soonest !== undefined) this.removeFirst();
    return soonest;
  }

  private removeFirst(): void {
    const last = this.heap.pop()!;
    const { heap } = this;
    if (heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
  }
}

const before = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function isAt(state: WfRunState, node: string): boolean {
  for (const thread of state.wfRun.threadRuns) {
    const run = state.nodeRuns.get(`${thread.number}/${thread.currentNodePosition}`);
    if (run?.nodeName === node && run.status === LHStatus.RUNNING) return true;
  }
  return false;
}
