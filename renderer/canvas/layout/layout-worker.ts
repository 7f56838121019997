/** Lays out one thread after the other in a web worker, ways included: for threads so large that the hand would feel it. */
import { routesIn } from '../thread-inner.ts';
import type { LayoutRequest } from './layout-queue.ts';
import { placeThread } from './place-thread.ts';

// The types of this project are those of a page; a worker's `self` answers to whoever made it.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<LayoutRequest>) => void) | null;
  postMessage(answer: unknown): void;
};

scope.onmessage = ({ data }) => {
  const { id, thread, direction } = data;
  const places = placeThread(thread, direction);
  scope.postMessage({ id, places, routes: routesIn(thread, places, direction) });
};
