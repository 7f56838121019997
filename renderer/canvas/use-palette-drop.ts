/** Dropping a kind from the palette: onto an edge to insert, into a frame to add, outside of all to the nearest frame. */
import { useCallback, type DragEvent } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { Point } from '#model/document/layout.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { performAdd } from './edits/perform-add.ts';
import { useDropTarget, wayId, whatIsUnder } from './drop-target.ts';
import { CARD, centre } from './geometry.ts';
import { groupCardOf } from './groups/group-card.ts';
import { frameAround, groupFrames } from './groups/group-frames.ts';
import { offerOf } from './nodes/offers.ts';
import type { Scene, SceneEdge, SceneThread } from './scene.ts';

export const KIND_TYPE = 'application/x-paddock-kind';

/** The frame whose middle is nearest; a node has to be in some thread. */
function nearestThread(scene: Scene, point: Point): SceneThread | undefined {
  const far = (thread: SceneThread) => {
    const middle = centre(thread.frame);
    return Math.hypot(middle.x - point.x, middle.y - point.y);
  };
  return scene.threads.reduce<SceneThread | undefined>(
    (best, each) => (best === undefined || far(each) < far(best) ? each : best),
    undefined,
  );
}

/** The edge of the workflow that is drawn here: one that leaves a folded group leaves one of its nodes. */
const splitEdge = ({ node, index }: SceneEdge): { node: string; index: number } | undefined => {
  const card = groupCardOf(node);
  return card === undefined ? { node: node.name, index } : card.outgoing[index];
};

export function usePaletteDrop(scene: Scene | undefined) {
  const flow = useReactFlow();

  const onDragOver = useCallback(
    (event: DragEvent) => {
      const kind = useSession.getState().draggedKind;
      if (scene === undefined || kind === undefined) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const { way, thread } = whatIsUnder(
        scene,
        flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
        flow.getZoom(),
      );
      const edge = way && offerOf(kind)?.kind !== 'exit' ? wayId(way) : undefined;
      const target = useDropTarget.getState();
      if (target.edge !== edge || target.thread !== thread?.spec.name) target.show(edge, thread?.spec.name);
    },
    [scene, flow],
  );

  // Leaving a card for the pane below it is not leaving the canvas.
  const onDragLeave = useCallback((event: DragEvent) => {
    const isInside = event.currentTarget.contains(event.relatedTarget as Node | null);
    if (!isInside) useDropTarget.getState().show(undefined, undefined);
  }, []);

  const onDrop = useCallback(
    (event: DragEvent) => {
      const offer = offerOf(
        event.dataTransfer.getData(KIND_TYPE) || (useSession.getState().draggedKind ?? ''),
      );
      useDropTarget.getState().show(undefined, undefined);
      useSession.getState().dragKind(undefined);
      if (scene === undefined || offer === undefined) return;
      event.preventDefault();
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const { way, thread: inside } = whatIsUnder(scene, point, flow.getZoom());
      const thread = inside ?? nearestThread(scene, point);
      if (thread === undefined) return;
      const groups = useDocument.getState().drawing?.layout.groups ?? [];
      const around = frameAround(groupFrames(scene, groups), point)?.group;
      const group = around?.thread === thread.spec.name ? around.id : undefined;
      if (way && offer.kind !== 'exit') {
        const edge = splitEdge(way);
        return edge && performAdd(offer.id, { thread: way.thread, edge, group });
      }
      const at = {
        x: point.x - thread.corner.x - CARD.width / 2,
        y: point.y - thread.corner.y - CARD.height / 2,
      };
      performAdd(offer.id, { thread: thread.spec.name, at, group });
    },
    [scene, flow],
  );

  return { onDragOver, onDragLeave, onDrop };
}
