/** An edge on the canvas: its line, its condition as a pill, and its mutations under it. */
import { memo } from 'react';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import type { Direction } from '#model/document/layout.ts';
import { useRun } from '../store/run-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { openContextMenu } from './open-context-menu.ts';
import { useIsFull } from './detail.ts';
import { useDropTarget } from './drop-target.ts';
import type { WayEdge } from './flow-elements.ts';
import { BELOW_LINE, edgeAnswer, LABEL_WIDTH_MAX, mutationLines } from './layout/edge-label.ts';
import { edgeId } from './record-id.ts';
import { roundedPath } from './route/path.ts';

/** How far its upper left corner lies from its place: on the line, or below it (right of one that runs down). */
function labelOrigin(direction: Direction, isOnLine: boolean): string {
  if (direction === 'right') return `-50%, ${isOnLine ? '-11px' : `${BELOW_LINE}px`}`;
  return `${isOnLine ? '-50%' : `${BELOW_LINE}px`}, -50%`;
}

function Way({ id, data, selected, markerEnd }: EdgeProps<WayEdge>) {
  const way = data?.way;
  const key = way ? `${way.thread}/${way.node.name}/${way.index}` : '';
  const taken = useRun((state) =>
    state.overlay === undefined ? undefined : (state.overlay.edges[key] ?? 0),
  );
  const isDropTarget = useDropTarget((state) => state.edge === id);
  const isFull = useIsFull();
  if (way === undefined) return null;
  const answer = edgeAnswer(way.node.next, way.index);
  const mutations = isFull ? mutationLines(way.edge) : [];
  const all = way.edge.set?.join('\n');
  const state =
    selected || isDropTarget ? 'selected' : taken === undefined ? 'plain' : taken > 0 ? 'taken' : 'missed';
  const { label } = way.route;
  const from = labelOrigin(way.direction, answer !== undefined);
  const item: SelectedItem = { kind: 'edge', thread: way.thread, node: way.node.name, index: way.index };
  return (
    <g data-testid={edgeId(way.thread, way.node.name, way.index)} data-state={state} className="way">
      <BaseEdge path={roundedPath(way.route.points)} markerEnd={markerEnd} interactionWidth={18} />
      {(answer !== undefined || mutations.length > 0) && (
        <EdgeLabelRenderer>
          <div
            className="way-label nodrag nopan"
            data-state={state}
            data-direction={way.direction}
            style={{
              transform: `translate(${from}) translate(${label.x}px, ${label.y}px)`,
              maxWidth: LABEL_WIDTH_MAX,
            }}
            onClick={() => useSession.getState().select([item])}
            onContextMenu={(event) => openContextMenu(event, item)}
          >
            {answer !== undefined && (
              <span className={`way-answer ${way.edge.when === undefined ? '' : 'mono'}`} title={answer}>
                {answer}
              </span>
            )}
            {mutations.map((mutation, index) => (
              <span key={index} className="way-mutation mono" title={all}>
                {mutation}
              </span>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}

export const WayView = memo(Way, (a, b) => a.data === b.data && a.selected === b.selected);
