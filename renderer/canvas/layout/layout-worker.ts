/** Lays out one thread after the other in a web worker, ways included: for threads so large that the hand would feel it. */
import type { ThreadSpec } from '#model/document/workflow.ts';
import { routesIn } from '../thread-inner.ts';
import { placeThread } from './place-thread.ts';

interface Request {
  readonly id: number;
  readonly thread: ThreadSpec;
}

// The types of this project are those of a page; a worker's `self` answers to whoever made it.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(answer: unknown): void;
};

scope.onmessage = ({ data }) => {
  const places = placeThread(data.thread);
  scope.postMessage({ id: data.id, places, routes: routesIn(data.thread, places) });
};
