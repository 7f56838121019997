/** The whole drawing in the corner, with what is in view framed. A press or a drag looks there; the wheel zooms. */
import { useEffect, useRef, type PointerEvent, type WheelEvent } from 'react';
import { useReactFlow, useStore } from '@xyflow/react';
import { boundsOf, centre, contains, type Rect } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { zoomFactor } from '../wheel-zoom.ts';
import { whenIdle } from '../when-idle.ts';
import { paintScene, type View } from './paint-scene.ts';
import type { Palette } from './palette.ts';
import { useMarks } from './use-marks.ts';

const SIZE = { width: 176, height: 104 };
const MARGIN = 8;

/** The drawing and what is in view, both as large as fits. */
function viewOf(all: Rect): View {
  const zoom = Math.min((SIZE.width - MARGIN * 2) / all.width, (SIZE.height - MARGIN * 2) / all.height, 0.2);
  const middle = centre(all);
  return { zoom, x: SIZE.width / 2 - middle.x * zoom, y: SIZE.height / 2 - middle.y * zoom };
}

export function OverviewMap({ scene }: { scene: Scene }) {
  const flow = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const marks = useMarks();
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const all = boundsOf(scene.threads.map((thread) => thread.frame)) ?? seen;
  const view = viewOf(all);
  const painted = useRef<{ readonly palette: Palette; readonly costMs: number }>(undefined);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !marks) return;
    const paint = (): void => {
      const began = performance.now();
      paintScene(context, scene, viewOf(all), marks, undefined);
      painted.current = { palette: marks.palette, costMs: performance.now() - began };
    };
    // A drag changes the scene with every step: the picture of a large one comes when there is time for it. But no picture,
    // or one in the colours of another theme, is none.
    if (painted.current?.palette === marks.palette)
      return whenIdle(paint, { costMs: painted.current.costMs });
    paint();
    // Bounds follow from the scene.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scene, marks]);
  const lookAt = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = {
      x: (event.clientX - box.x - view.x) / view.zoom,
      y: (event.clientY - box.y - view.y) / view.zoom,
    };
    void flow.setCenter(at.x, at.y, { zoom });
  };
  const onWheel = (event: WheelEvent): void => void flow.zoomTo(zoom * zoomFactor(event.nativeEvent));
  const frame = {
    left: Math.max(seen.x * view.zoom + view.x, 0),
    top: Math.max(seen.y * view.zoom + view.y, 0),
    right: Math.min((seen.x + seen.width) * view.zoom + view.x, SIZE.width),
    bottom: Math.min((seen.y + seen.height) * view.zoom + view.y, SIZE.height),
  };
  const isAllSeen = contains(seen, all) && contains(seen, { x: all.x + all.width, y: all.y + all.height });
  return (
    <div
      className="overview-map nopan nowheel"
      data-testid="overview-map"
      role="img"
      aria-label="Overview of the workflow"
      style={SIZE}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lookAt(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && lookAt(event)}
      onWheel={onWheel}
    >
      <canvas
        ref={canvas}
        width={Math.round(SIZE.width * devicePixelRatio)}
        height={Math.round(SIZE.height * devicePixelRatio)}
        style={SIZE}
      />
      {!isAllSeen && (
        <span
          className="overview-seen"
          style={{
            left: frame.left,
            top: frame.top,
            width: Math.max(frame.right - frame.left, 2),
            height: Math.max(frame.bottom - frame.top, 2),
          }}
        />
      )}
    </div>
  );
}
