/**
 * What hangs from a card's lower border, or from its right one where the flow runs down: triggers of a user task (reminder, reassignment, cancellation) and failure
 * handlers, two in a row, and where each hangs.
 */
import type { FailureHandlerDef, Node, UserTaskAction } from '#model/document/node.ts';
import { CARD, STUB_HEIGHT, type Rect } from './geometry.ts';
import type { Direction, Point } from '#model/document/layout.ts';

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
  /** Its room, from the card's corner. */
  readonly box: Rect;
  /** Where the line of a failure handler begins, from the card's corner. */
  readonly end: Point;
}

const IN_A_ROW = 2;
/** Of one that hangs from the right border. */
const STUB_WIDTH = 136;
/** Where the name of a stub ends, from its upper end. */
const STUB_END = 28;

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

function below(stub: Stub, row: number, index: number, inRow: number): HungStub {
  const width = CARD.width / inRow;
  const y = CARD.height + row * STUB_HEIGHT;
  return {
    stub,
    box: { x: width * index, y, width, height: STUB_HEIGHT },
    end: { x: Math.round(width * (index + 0.5)), y: y + STUB_END },
  };
}

function beside(stub: Stub, row: number, index: number, inRow: number): HungStub {
  const height = CARD.height / inRow;
  const x = CARD.width + row * STUB_WIDTH;
  return {
    stub,
    box: { x, y: height * index, width: STUB_WIDTH, height },
    end: { x: x + STUB_WIDTH, y: Math.round(height * (index + 0.5)) },
  };
}

const hung = {
  right: new WeakMap<Node, readonly HungStub[]>(),
  down: new WeakMap<Node, readonly HungStub[]>(),
};

/** Kept per immutable node. */
export function stubsOf(node: Node, direction: Direction): readonly HungStub[] {
  const known = hung[direction].get(node);
  if (known) return known;
  const hang = direction === 'right' ? below : beside;
  const found = rowsOf(node).flatMap((row, at) =>
    row.map((stub, index) => hang(stub, at, index, row.length)),
  );
  hung[direction].set(node, found);
  return found;
}

const reaches = new WeakMap<Node, number>();

function rowCount(node: Node): number {
  const known = reaches.get(node) ?? rowsOf(node).length;
  reaches.set(node, known);
  return known;
}

/** How far stubs reach beyond the card, away from the flow. */
export const stubsReach = (node: Node, direction: Direction): number =>
  rowCount(node) * (direction === 'right' ? STUB_HEIGHT : STUB_WIDTH);

/** A card with all that hangs from it. */
export const cardBox = (node: Node, at: Point, direction: Direction): Rect => ({
  x: at.x,
  y: at.y,
  width: CARD.width + (direction === 'down' ? stubsReach(node, direction) : 0),
  height: CARD.height + (direction === 'right' ? stubsReach(node, direction) : 0),
});
