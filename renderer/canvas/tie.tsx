/** The dashed line from what starts a thread to its frame. */
import { memo } from 'react';
import { getSmoothStepPath, Position, type EdgeProps } from '@xyflow/react';
import type { TieEdge } from './flow-elements.ts';

const tones = { failure: 'bad', interrupt: 'waiting', start: 'threads' } as const;

function Tie({ data }: EdgeProps<TieEdge>) {
  if (data === undefined) return null;
  const { from, to, shape, starter } = data;
  const [path] = getSmoothStepPath({
    sourceX: from.x,
    sourceY: from.y,
    targetX: to.x,
    targetY: to.y,
    sourcePosition: shape === 'side' ? Position.Left : Position.Bottom,
    targetPosition: shape === 'side' ? Position.Left : Position.Top,
    borderRadius: 12,
    offset: 24,
  });
  const tone = starter.kind === 'failure' && starter.handler.anyOf === 'ERROR' ? 'flow' : tones[starter.kind];
  return (
    <g className={`tie tone-${tone}`}>
      <path d={path} fill="none" />
      <circle cx={to.x} cy={to.y} r={3.5} />
    </g>
  );
}

export const TieView = memo(Tie, (a, b) => {
  const [x, y] = [a.data, b.data];
  return (
    x?.starter === y?.starter &&
    x?.from.x === y?.from.x &&
    x?.from.y === y?.from.y &&
    x?.to.x === y?.to.x &&
    x?.to.y === y?.to.y
  );
});
