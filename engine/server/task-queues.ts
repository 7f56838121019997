/**
 * Who gets which task: a queue of scheduled attempts for each TaskDef, first in first out, and the credits of those who
 * poll (one PollTaskRequest is one credit, littlehorse.md §8.1). Streams with credits take turns.
 */
import type { ScheduledTask } from '#api/gen/service_pb.js';
import type { OfferRow, OfferRows } from '../storage/offer-rows.ts';

/** One PollTask stream. */
export interface Poller {
  readonly workerId: string;
  readonly workerVersion?: string | undefined;
  send(task: ScheduledTask): void;
}

export interface Match {
  readonly offer: Offer;
  readonly poller: Poller;
}

export interface Offer extends OfferRow {
  /** Neither taken nor withdrawn. */
  isOpen: boolean;
  isStored: boolean;
}

interface Queue {
  offers: Offer[];
  /** Index of the first offer that may be open. */
  head: number;
  readonly credits: Map<Poller, number>;
}

export interface TaskQueues {
  offer(offer: Omit<OfferRow, 'ord'>): void;
  withdraw(wfRunId: string, taskGuid: string, attempt: number): void;
  /** One more task of this TaskDef is wanted. */
  poll(taskDefName: string, poller: Poller): void;
  /** The stream is gone with its credits. */
  drop(poller: Poller): void;
  /** Takes the next task that can be handed out, and the credit for it. */
  match(): Match | undefined;
  /** Writes what the queues hold but the store does not, and the other way round. Within a transaction. */
  store(): void;
  /** Begins again from the store; credits stay. */
  reload(): void;
}

const keyOf = (wfRunId: string, guid: string, attempt: number): string => `${wfRunId}/${guid}/${attempt}`;

export function taskQueues(rows: OfferRows): TaskQueues {
  const queues = new Map<string, Queue>();
  const byKey = new Map<string, Offer>();
  /** TaskDefs whose queue changed or got credits since `match` found nothing for them. */
  const ready = new Set<string>();
  let fresh: Offer[] = [];
  let gone: Offer[] = [];
  let ord = 0;

  const queueOf = (taskDefName: string): Queue => {
    let queue = queues.get(taskDefName);
    if (queue === undefined) queues.set(taskDefName, (queue = { offers: [], head: 0, credits: new Map() }));
    return queue;
  };
  const enqueue = (offer: Offer): void => {
    queueOf(offer.taskDefName).offers.push(offer);
    byKey.set(keyOf(offer.wfRunId, offer.taskGuid, offer.attempt), offer);
    ready.add(offer.taskDefName);
  };
  const close = (offer: Offer): void => {
    offer.isOpen = false;
    byKey.delete(keyOf(offer.wfRunId, offer.taskGuid, offer.attempt));
    if (offer.isStored) gone.push(offer);
  };
  const reload = (): void => {
    for (const queue of queues.values()) {
      queue.offers = [];
      queue.head = 0;
    }
    byKey.clear();
    fresh = [];
    gone = [];
    for (const row of rows.all()) {
      enqueue({ ...row, isOpen: true, isStored: true });
      ord = Math.max(ord, row.ord);
    }
  };
  reload();
  return {
    offer(given) {
      if (byKey.has(keyOf(given.wfRunId, given.taskGuid, given.attempt))) return;
      const offer = { ...given, ord: ++ord, isOpen: true, isStored: false };
      enqueue(offer);
      fresh.push(offer);
    },
    withdraw(wfRunId, taskGuid, attempt) {
      const offer = byKey.get(keyOf(wfRunId, taskGuid, attempt));
      if (offer !== undefined) close(offer);
    },
    poll(taskDefName, poller) {
      const { credits } = queueOf(taskDefName);
      credits.set(poller, (credits.get(poller) ?? 0) + 1);
      ready.add(taskDefName);
    },
    drop(poller) {
      for (const { credits } of queues.values()) credits.delete(poller);
    },
    match() {
      for (const name of ready) {
        const match = matchIn(queueOf(name));
        if (match !== undefined) {
          close(match.offer);
          return match;
        }
        ready.delete(name);
      }
      return undefined;
    },
    store() {
      for (const offer of gone) rows.remove(offer.ord);
      for (const offer of fresh) {
        if (!offer.isOpen) continue;
        rows.put(offer);
        offer.isStored = true;
      }
      fresh = [];
      gone = [];
    },
    reload,
  };
}

function matchIn(queue: Queue): Match | undefined {
  while (queue.head < queue.offers.length && !queue.offers[queue.head]?.isOpen) queue.head += 1;
  if (queue.head > 1024 || queue.head === queue.offers.length) {
    queue.offers = queue.offers.slice(queue.head);
    queue.head = 0;
  }
  const offer = queue.offers[queue.head];
  const [poller, credits] = queue.credits.entries().next().value ?? [];
  if (offer === undefined || poller === undefined || credits === undefined) return undefined;
  queue.credits.delete(poller);
  if (credits > 1) queue.credits.set(poller, credits - 1);
  return { offer, poller };
}
