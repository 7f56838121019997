/** The stubs that hang from a card's lower border, one per failure handler, and where each hangs. */
import type { FailureHandlerDef, Node } from '#model/document/node.ts';
import { CARD } from './geometry.ts';

export interface Stub {
  readonly handler: FailureHandlerDef;
  /** For failures of the child threads that a wait-for-threads node waits for. */
  readonly ofChildThread: boolean;
}

export function stubsOf(node: Node): readonly Stub[] {
  const own = node.onFailure.map((handler) => ({ handler, ofChildThread: false }));
  if (node.kind !== 'wait-for-threads') return own;
  return [...own, ...(node.onThreadFailure ?? []).map((handler) => ({ handler, ofChildThread: true }))];
}

/** Middle of the stub, from the card's left border. */
export const stubX = (index: number, count: number): number =>
  Math.round((CARD.width / count) * (index + 0.5));
