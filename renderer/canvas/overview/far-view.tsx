/**
 * The drawing from so far away that nothing could be read: one picture instead of thousands of elements. The picture
 * reaches beyond the canvas, so that a pan only shifts it; it is painted anew when its border would come into view.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from '@xyflow/react';
import { tiesOf } from '../tie-route.ts';
import type { Scene } from '../scene.ts';
import { paintScene, type View } from './paint-scene.ts';
import { useMarks } from './use-marks.ts';

/** How far the picture reaches beyond each border of the canvas, as a share of it. */
const BEYOND = 0.25;

/** The view that is painted for a view that is wanted: the same one as long as that can be shown by shifting it. */
function useStillView(view: View, width: number, height: number): View {
  const last = useRef(view);
  const { x, y, zoom } = last.current;
  const isNear =
    zoom === view.zoom && Math.abs(view.x - x) <= width * BEYOND && Math.abs(view.y - y) <= height * BEYOND;
  const still = isNear ? last.current : view;
  useEffect(() => {
    last.current = still;
  }, [still]);
  return still;
}

export function FarView({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const marks = useMarks();
  const ties = useMemo(() => tiesOf(scene), [scene]);
  const view = useMemo(() => ({ x, y, zoom }), [x, y, zoom]);
  const still = useStillView(view, width, height);
  const margin = { x: Math.round(width * BEYOND), y: Math.round(height * BEYOND) };
  // Before the frame is shown: a picture of the last view at the place of this one would be seen to jump.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    const shifted = { ...still, x: still.x + margin.x, y: still.y + margin.y };
    if (context && marks) paintScene(context, scene, shifted, marks, ties);
  }, [scene, ties, marks, still, margin.x, margin.y]);
  return (
    <canvas
      ref={canvas}
      className="far-view"
      data-testid="far-view"
      aria-hidden
      style={{
        left: -margin.x,
        top: -margin.y,
        width: width + margin.x * 2,
        height: height + margin.y * 2,
        transform: `translate(${x - still.x}px, ${y - still.y}px)`,
      }}
      width={Math.round((width + margin.x * 2) * devicePixelRatio)}
      height={Math.round((height + margin.y * 2) * devicePixelRatio)}
    />
  );
}
