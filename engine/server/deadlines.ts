/** The next deadline of every WfRun that has one: a heap, and one timer for its top. Driven by the clock passed in. */
import type { Clock } from './clock.ts';

export interface Deadlines {
  /** The WfRun's next deadline in ms since the epoch, instead of the one before; undefined: none. */
  set(wfRunId: string, at: number | undefined): void;
  /** Forgets everything. */
  clear(): void;
}

interface Item {
  readonly at: number;
  readonly wfRunId: string;
}

/** Timers count the time that a computer is awake; its clock may be set meanwhile, or it sleeps. So it is looked at again. */
const LONGEST_WAIT_MS = 30_000;

/** Calls `due` with the WfRuns whose deadline has come, and the instant; each is then forgotten until it is set again. */
export function deadlines(clock: Clock, due: (wfRunIds: readonly string[], now: number) => void): Deadlines {
  const heap: Item[] = [];
  const current = new Map<string, Item>();
  let cancel: (() => void) | undefined;
  let wakesAt: number | undefined;

  const isStale = (item: Item): boolean => current.get(item.wfRunId) !== item;
  const arm = (): void => {
    while (heap[0] !== undefined && isStale(heap[0])) pop(heap);
    const at = heap[0]?.at;
    // A timer that rings too early finds nothing and is set again: cheaper than to move it with every deadline.
    if (at === wakesAt || (at !== undefined && wakesAt !== undefined && wakesAt < at)) return;
    cancel?.();
    wakesAt = at;
    cancel =
      at === undefined
        ? undefined
        : clock.schedule(Math.min(Math.max(0, at - clock.now()), LONGEST_WAIT_MS), ring);
  };
  const ring = (): void => {
    wakesAt = undefined;
    cancel = undefined;
    const now = clock.now();
    const ids: string[] = [];
    for (let top = heap[0]; top !== undefined && (top.at <= now || isStale(top)); top = heap[0]) {
      pop(heap);
      if (isStale(top)) continue;
      current.delete(top.wfRunId);
      ids.push(top.wfRunId);
    }
    if (ids.length > 0) due(ids, now);
    arm();
  };
  return {
    set(wfRunId, at) {
      if (current.get(wfRunId)?.at === at) return;
      current.delete(wfRunId);
      if (at !== undefined) {
        const item = { at, wfRunId };
        current.set(wfRunId, item);
        push(heap, item);
      }
      arm();
    },
    clear() {
      heap.length = 0;
      current.clear();
      arm();
    },
  };
}

function push(heap: Item[], item: Item): void {
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Item;
    if (above.at <= item.at) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = item;
}

/** Removes the earliest; the heap is not empty. */
function pop(heap: Item[]): void {
  const last = heap.pop() as Item;
  if (heap.length === 0) return;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as Item).at < (heap[child] as Item).at) child += 1;
    if ((heap[child] as Item).at >= last.at) break;
    heap[i] = heap[child] as Item;
    i = child;
  }
  heap[i] = last;
}
