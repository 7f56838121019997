/** Finding one's way in the picture of the whole: what lies under the pointer, and going there. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '#model/document/layout.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { CARD, contains } from '../geometry.ts';
import { motion } from '../motion.ts';
import type { Scene } from '../scene.ts';

/** The card under a point of the canvas, else the frame. */
export function itemAt(scene: Scene, point: Point): SelectedItem | undefined {
  const thread = scene.threads.findLast(({ frame }) => contains(frame, point));
  const card = thread?.cards.find(({ at }) => contains({ ...at, ...CARD }, point));
  if (card) return { kind: 'node', thread: card.thread, node: card.node.name };
  return thread && { kind: 'thread', thread: thread.spec.name };
}

/** Goes so near to a point of the window that things can be read. */
export function lookCloser(scene: Scene, flow: ReactFlowInstance, pointer: Point): void {
  const at = flow.screenToFlowPosition(pointer);
  const item = itemAt(scene, at);
  if (item) useSession.getState().select([item]);
  void flow.setCenter(at.x, at.y, { zoom: 0.8, duration: motion() });
}
