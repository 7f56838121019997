/** Where the canvas looks: remembered per workflow file, fitted when a file is first shown, moved when something is to be seen. */
import { useEffect, useMemo, useRef } from 'react';
import type { ReactFlowInstance, Viewport } from '@xyflow/react';
import { findNode } from '#model/commands/change.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { bottom, boundsOf, CARD, centre, contains, right, type Rect } from './geometry.ts';
import { groupCardOf } from './groups/group-card.ts';
import { uncoverNode } from './groups/group-view.ts';
import { motion } from './motion.ts';
import { noteRect } from './notes/note-edits.ts';
import type { Scene } from './scene.ts';
import { fitted, INSET, sizeOfCanvas } from './size-of-canvas.ts';
import { uncover } from './thread-view.ts';

/** Smaller than this nothing can be read: then the beginning is shown instead of everything. */
const READABLE = 0.5;

/** All of the scene when it stays readable, otherwise its upper left. */
export function firstViewport(scene: Scene, size: { width: number; height: number }): Viewport {
  const all = boundsOf(scene.threads.map((thread) => thread.frame));
  if (all === undefined) return { x: 0, y: 0, zoom: 1 };
  const fit = fitted(all, size, 0);
  if (fit.zoom >= READABLE) return fit;
  const start = scene.threads[0]?.frame ?? all;
  const zoom = Math.max(Math.min((size.width - INSET.side * 2) / start.width, 0.9), 0.7);
  return { x: INSET.side - start.x * zoom, y: INSET.top - start.y * zoom, zoom };
}

/** Where a node stands, or the card of its folded group, or the frame of a thread. */
export const rectOf = (scene: Scene, thread: string, node: string | undefined): Rect | undefined => {
  const found = scene.threads.find((each) => each.spec.name === thread);
  const card =
    found?.cards.find((each) => each.node.name === node) ??
    found?.cards.find((each) => node !== undefined && groupCardOf(each.node)?.members.includes(node));
  return card ? { ...card.at, ...CARD } : found?.frame;
};

/** Where a selected thing stands on the canvas; undefined when it is not there. */
export function rectOfItem(scene: Scene, item: SelectedItem): Rect | undefined {
  if (item.kind === 'note') {
    const note = useDocument.getState().drawing?.layout.notes?.find(({ id }) => id === item.id);
    return note && noteRect(note);
  }
  if (item.kind === 'thread') return rectOf(scene, item.thread, undefined);
  if (!('node' in item)) return undefined;
  // Renamed or deleted meanwhile: its thread's frame would be another place.
  const { drawing } = useDocument.getState();
  const isThere = drawing !== undefined && findNode(drawing, item.thread, item.node) !== undefined;
  return isThere ? rectOf(scene, item.thread, item.node) : undefined;
}

/** Around all that is on the canvas of these; undefined when nothing of them is. */
function boundsOfItems(scene: Scene, items: readonly SelectedItem[]): Rect | undefined {
  return boundsOf(items.flatMap((item) => rectOfItem(scene, item) ?? []));
}

export function useViewport(scene: Scene | undefined, only: string | undefined, flow: ReactFlowInstance) {
  const open = useDocument((state) => `${state.project?.root ?? ''}/${state.workflowFile ?? ''}`);
  // Each thread that is looked at alone is looked at in its own way.
  const file = only === undefined ? open : `${open} ${only}`;
  const reveal = useSession((state) => state.reveal);
  const shown = useRef<string | undefined>(undefined);
  const latest = useRef(scene);
  useEffect(() => {
    latest.current = scene;
  }, [scene]);

  useEffect(() => {
    if (scene === undefined || shown.current === file) return;
    shown.current = file;
    const kept = useSession.getState().viewports[file];
    void flow.setViewport(kept ?? firstViewport(scene, sizeOfCanvas()));
  }, [scene, file, flow]);

  // The drawing may change in the same turn as the wish to see something in it: look when it has settled.
  useEffect(() => {
    const { item, all } = reveal ?? {};
    if (item === undefined || item.kind === 'definition') return;
    if ('thread' in item) {
      uncover(item.thread, item.kind !== 'thread');
      // Who goes to one node wants to see it; what an edit or undo changed may stay in its group.
      if (all === undefined && item.kind !== 'thread') uncoverNode(item.thread, item.node);
    }
    const timer = setTimeout(() => {
      const part = latest.current && boundsOfItems(latest.current, all ?? [item]);
      if (part === undefined) return;
      const { x, y, zoom } = flow.getViewport();
      const size = sizeOfCanvas();
      const seen = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
      // What does not fit is shown from its upper left.
      const rect = {
        ...part,
        width: Math.min(part.width, seen.width * 0.8),
        height: Math.min(part.height, seen.height * 0.8),
      };
      const middle = centre(rect);
      // Half a card, and what floats over the canvas at its border.
      const margin = { x: 130 / zoom, y: 100 / zoom };
      const inner = {
        x: seen.x + margin.x,
        y: seen.y + margin.y,
        width: seen.width - margin.x * 2,
        height: seen.height - margin.y * 2,
      };
      const corners = all === undefined ? [] : [rect, { x: right(rect), y: bottom(rect) }];
      const isSeen = contains(inner, middle) && corners.every((corner) => contains(seen, corner));
      if (!isSeen) void flow.setCenter(middle.x, middle.y, { zoom, duration: motion() });
    }, 60);
    return () => clearTimeout(timer);
  }, [reveal, flow]);

  return useMemo(
    () => ({
      onMoveEnd: (_event: unknown, viewport: Viewport) => useSession.getState().keepViewport(file, viewport),
    }),
    [file],
  );
}
