/** The drawing from so far away that nothing could be read: one picture instead of thousands of elements. */
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from '@xyflow/react';
import { tiesOf } from '../tie-route.ts';
import type { Scene } from '../scene.ts';
import { paintScene } from './paint-scene.ts';
import { useMarks } from './use-marks.ts';

export function FarView({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const marks = useMarks(canvas);
  const ties = useMemo(() => tiesOf(scene), [scene]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && marks) paintScene(context, scene, { x, y, zoom }, marks, ties);
  }, [scene, ties, marks, x, y, zoom, width, height]);
  return (
    <canvas
      ref={canvas}
      className="far-view"
      data-testid="far-view"
      aria-hidden
      width={Math.round(width * devicePixelRatio)}
      height={Math.round(height * devicePixelRatio)}
    />
  );
}
