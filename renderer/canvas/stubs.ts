/**
 * What hangs from a card's lower border: triggers of a user task (reminder, reassignment, cancellation) and failure
 * handlers, two in a row, and where each hangs.
 */
import type { FailureHandlerDef, Node, UserTaskAction } from '#model/document/node.ts';
import { CARD, STUB_HEIGHT, type Rect } from './geometry.ts';
import type { Point } from '#model/document/layout.ts';

export type Stub =
  | {
      readonly kind: 'handler';
      readonly handler: FailureHandlerDef;
      /** For failures of the child threads that a wait-for-threads node waits for. */
      readonly ofChildThread: boolean;
    }
  | { readonly kind: 'trigger'; readonly trigger: UserTaskAction };

export interface HungStub {
  readonly stub: Stub;
  /** Middle, from the card's left border. */
  readonly x: number;
  /** Upper end, from the card's lower border. */
  readonly y: number;
  readonly width: number;
}

const IN_A_ROW = 2;

function rowsOf(node: Node): readonly (readonly Stub[])[] {
  const triggers: readonly Stub[] =
    node.kind === 'user-task' ? node.actions.map((trigger) => ({ kind: 'trigger', trigger })) : [];
  const handlers: readonly Stub[] = [
    ...node.onFailure.map((handler) => ({ kind: 'handler' as const, handler, ofChildThread: false })),
    ...((node.kind === 'wait-for-threads' && node.onThreadFailure) || []).map((handler) => ({
      kind: 'handler' as const,
      handler,
      ofChildThread: true,
    })),
  ];
  const inRows = (stubs: readonly Stub[]): readonly (readonly Stub[])[] =>
    stubs.length === 0 ? [] : [stubs.slice(0, IN_A_ROW), ...inRows(stubs.slice(IN_A_ROW))];
  return [...inRows(triggers), ...inRows(handlers)];
}

const hung = new WeakMap<Node, readonly HungStub[]>();

/** Kept per immutable node. */
export function stubsOf(node: Node): readonly HungStub[] {
  const known = hung.get(node);
  if (known) return known;
  const found = rowsOf(node).flatMap((row, at) => {
    const width = CARD.width / row.length;
    return row.map((stub, index) => ({
      stub,
      x: Math.round(width * (index + 0.5)),
      y: at * STUB_HEIGHT,
      width,
    }));
  });
  hung.set(node, found);
  return found;
}

export function stubsHeight(node: Node): number {
  const stubs = stubsOf(node);
  const last = stubs[stubs.length - 1];
  return last === undefined ? 0 : last.y + STUB_HEIGHT;
}

/** A card with all that hangs from it. */
export const cardBox = (node: Node, at: Point): Rect => ({
  x: at.x,
  y: at.y,
  width: CARD.width,
  height: CARD.height + stubsHeight(node),
});
