/** The page's side of the layout worker: one request a thread, and a way to give up on all that are under way. */
import type { Direction } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import type { Route } from '../route/route-thread.ts';
import { keepRoutes } from '../thread-inner.ts';
import type { Placement } from './placement.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly thread: ThreadSpec;
  readonly direction: Direction;
}

export interface LayoutAnswer {
  readonly id: number;
  readonly places: Placement;
  /** In the order of the thread's edges. */
  readonly routes?: readonly (Route | undefined)[];
}

/** What is needed of a web worker, so that tests can do without one. */
export interface LayoutWorker {
  onmessage: ((event: { readonly data: LayoutAnswer }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(request: LayoutRequest): void;
  terminate(): void;
}

interface Waiting {
  readonly direction: Direction;
  readonly thread: ThreadSpec;
  resolve(places: Placement | undefined): void;
  reject(error: Error): void;
}

export class LayoutQueue {
  readonly #start: () => LayoutWorker;
  #worker: LayoutWorker | undefined;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(start: () => LayoutWorker) {
    this.#start = start;
  }

  /** Undefined: it was cancelled. Rejects when the worker can't be had or fails. */
  place(thread: ThreadSpec, direction: Direction = 'right'): Promise<Placement | undefined> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { thread, direction, resolve, reject });
      try {
        this.#ready().postMessage({ id, thread, direction });
      } catch (error) {
        this.#fail(error as Error);
      }
    });
  }

  /** Gives up on everything under way; the worker is stopped in the middle of its work. */
  cancel(): void {
    const waiting = [...this.#waiting.values()];
    this.#stop();
    for (const { resolve } of waiting) resolve(undefined);
  }

  #ready(): LayoutWorker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.onmessage = ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      if (waiting && data.routes) keepRoutes(waiting.thread, data.places, waiting.direction, data.routes);
      waiting?.resolve(data.places);
      this.#waiting.delete(data.id);
    };
    worker.onerror = ({ message }) => this.#fail(new Error(message));
    this.#worker = worker;
    return worker;
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#stop();
    for (const { reject } of waiting) reject(error);
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting.clear();
  }
}
