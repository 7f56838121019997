/** Zoom, fit and tidy, at the lower left of the canvas. */
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBarDown,
  IconArrowBarRight,
  IconHelp,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconWand,
} from '@tabler/icons-react';
import { directionOf } from '#model/document/layout.ts';
import { useReactFlow, useStore, type ReactFlowInstance } from '@xyflow/react';
import { motion } from './motion.ts';
import { memo, useEffect } from 'react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { useCanvasView } from './canvas-view.ts';
import { tidy } from './edits/tidy-edit.ts';
import { turnDrawing } from './edits/turn-edit.ts';
import { boundsOf, centre } from './geometry.ts';
import { noteRect } from './notes/note-edits.ts';
import type { Scene } from './scene.ts';
import { fitted, sizeOfCanvas } from './size-of-canvas.ts';
import { rectOf } from './use-viewport.ts';
import { ZOOM_MIN } from './zoom-limits.ts';

/** Everything on the canvas, as large as it fits between what stands at its borders. */
function fit(flow: ReactFlowInstance, scene: Scene): void {
  const notes = useDocument.getState().drawing?.layout.notes ?? [];
  const all = boundsOf([...scene.threads.map((thread) => thread.frame), ...notes.map(noteRect)]);
  if (all !== undefined) void flow.setViewport(fitted(all, sizeOfCanvas(), ZOOM_MIN), { duration: motion() });
}

/** Zooms around the selected node, if it is one, otherwise around the middle. */
function zoomTo(flow: ReactFlowInstance, scene: Scene, zoom: number): void {
  const [item] = useSession.getState().selection;
  const rect = item?.kind === 'node' ? rectOf(scene, item.thread, item.node) : undefined;
  const at = rect && centre(rect);
  const { width, height } = sizeOfCanvas();
  if (at === undefined) void flow.zoomTo(zoom, { duration: motion() });
  else
    void flow.setViewport(
      { x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom, zoom },
      { duration: motion() },
    );
}

export function CanvasTools({ scene }: { scene: Scene }) {
  const flow = useReactFlow();
  const register = useCanvasView((state) => state.register);
  useEffect(() => {
    register({
      zoomIn: () => void flow.zoomIn({ duration: motion() }),
      zoomOut: () => void flow.zoomOut({ duration: motion() }),
      zoomTo: (to) => zoomTo(flow, scene, to),
      fit: () => fit(flow, scene),
      toCanvas: (point) => flow.screenToFlowPosition(point),
    });
    return () => register(undefined);
  }, [flow, register, scene]);
  return <Tools />;
}

const view = () => useCanvasView.getState().view;

/** Drawn again when the zoom changes, and by neither a pan nor a drag: each button costs as much as several cards. */
const Tools = memo(function Tools() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="canvas-tools" role="toolbar" aria-label="View">
      <Tooltip label="Zoom out">
        <ActionIcon aria-label="Zoom out" onClick={() => view()?.zoomOut()}>
          <IconMinus size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Zoom to 100 %">
        <UnstyledButton
          className="canvas-zoom"
          ta="center"
          aria-label={`${percent} %, zoom to 100 %`}
          onClick={() => view()?.zoomTo(1)}
        >
          {percent} %
        </UnstyledButton>
      </Tooltip>
      <Tooltip label="Zoom in">
        <ActionIcon aria-label="Zoom in" onClick={() => view()?.zoomIn()}>
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Fit everything (1)">
        <ActionIcon aria-label="Fit everything" onClick={() => view()?.fit()}>
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="What shapes and colours mean">
        <ActionIcon aria-label="Legend" onClick={() => useSession.getState().openDialog({ kind: 'legend' })}>
          <IconHelp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Tidy up (Shift+Alt+T)">
        <ActionIcon aria-label="Tidy up" onClick={tidy}>
          <IconWand size={16} />
        </ActionIcon>
      </Tooltip>
      <DirectionButton />
    </div>
  );
});

/** Shows where the flow could run to instead. */
function DirectionButton() {
  const direction = useDocument((state) => state.drawing && directionOf(state.drawing.layout));
  const isDown = direction === 'down';
  const label = isDown ? 'Lay out left to right' : 'Lay out top to bottom';
  const Icon = isDown ? IconArrowBarRight : IconArrowBarDown;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => turnDrawing(isDown ? 'right' : 'down')}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
