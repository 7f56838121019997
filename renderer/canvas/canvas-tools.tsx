/** Zoom, fit and tidy, at the lower left of the canvas. */
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus, IconWand } from '@tabler/icons-react';
import { useReactFlow, useViewport } from '@xyflow/react';
import { motion } from './motion.ts';
import { useEffect } from 'react';
import { useCanvasView } from './canvas-view.ts';
import { tidy } from './edits/tidy-edit.ts';

export function CanvasTools() {
  const flow = useReactFlow();
  const { zoom } = useViewport();
  const register = useCanvasView((state) => state.register);
  useEffect(() => {
    register({
      zoomIn: () => void flow.zoomIn({ duration: motion() }),
      zoomOut: () => void flow.zoomOut({ duration: motion() }),
      zoomTo: (to) => void flow.zoomTo(to, { duration: motion() }),
      fit: () => void flow.fitView({ duration: motion(), padding: 0.06, maxZoom: 1 }),
      toCanvas: (point) => flow.screenToFlowPosition(point),
    });
    return () => register(undefined);
  }, [flow, register]);
  return (
    <div className="canvas-tools" role="toolbar" aria-label="View">
      <Tooltip label="Zoom out">
        <ActionIcon aria-label="Zoom out" onClick={() => void flow.zoomOut()}>
          <IconMinus size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Zoom to 100 %">
        <UnstyledButton
          className="canvas-zoom"
          ta="center"
          aria-label={`${Math.round(zoom * 100)} %, zoom to 100 %`}
          onClick={() => void flow.zoomTo(1)}
        >
          {Math.round(zoom * 100)} %
        </UnstyledButton>
      </Tooltip>
      <Tooltip label="Zoom in">
        <ActionIcon aria-label="Zoom in" onClick={() => void flow.zoomIn()}>
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Fit everything (1)">
        <ActionIcon
          aria-label="Fit everything"
          onClick={() => void flow.fitView({ duration: motion(), padding: 0.06, maxZoom: 1 })}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Tidy up (Shift+Alt+T)">
        <ActionIcon aria-label="Tidy up" onClick={tidy}>
          <IconWand size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
