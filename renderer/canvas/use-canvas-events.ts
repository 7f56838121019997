/** What the hands do on the canvas: select, drag, connect, reconnect, drop. Each ends in the session or in one command. */
import { useCallback, useMemo, useRef } from 'react';
import {
  useReactFlow,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import { reconnectEdge } from '#model/commands/reconnect-edge.ts';
import type { Point } from '#model/document/layout.ts';
import { mayConnect } from '#model/rules/may-connect.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { connect } from './edits/connect.ts';
import { useDropTarget } from './drop-target.ts';
import { moveEdit } from './edits/move-edit.ts';
import type { CanvasEdge, CanvasNode, CardNode } from './flow-elements.ts';
import { FRAME_HEADER } from './geometry.ts';
import { intoGroups } from './groups/drop-into-group.ts';
import { itemOfEdge, itemsOfNode } from './groups/group-items.ts';
import { itemId } from './record-id.ts';
import { ontoEdge, showSplice } from './edits/drop-onto-edge.ts';
import type { Scene } from './scene.ts';
import { useDrag, type Places } from './use-scene.ts';

/** Id of the node that is drawn at this point of the window. */
const nodeUnder = (point: { clientX: number; clientY: number }): string | undefined =>
  document
    .elementFromPoint(point.clientX, point.clientY)
    ?.closest('.react-flow__node')
    ?.getAttribute('data-id') ?? undefined;

const endOf = ({ data: { card } }: CardNode) => ({ thread: card.thread, node: card.node.name });

function applySelection(changes: readonly { item: SelectedItem; selected: boolean }[]): void {
  if (changes.length === 0) return;
  const session = useSession.getState();
  // React Flow knows nothing of a selected definition, which is never selected together with what is on the canvas.
  const onCanvas = session.selection.filter((item) => item.kind !== 'definition');
  const hasNew = changes.some(({ selected }) => selected);
  const next = new Map((hasNew ? onCanvas : session.selection).map((item) => [itemId(item), item]));
  for (const { item, selected } of changes)
    if (selected) next.set(itemId(item), item);
    else next.delete(itemId(item));
  session.select([...next.values()]);
}

/** Positions that React Flow reports, as passing places in the session. */
function previewMoves(
  changes: readonly NodeChange<CanvasNode>[],
  nodes: ReadonlyMap<string, CanvasNode>,
  places: Places,
): void {
  const moved: Record<string, Record<string, Point>> = {};
  const corners: Record<string, Point> = {};
  const positions = changes.flatMap((change) => {
    const node = change.type === 'position' && change.position ? nodes.get(change.id) : undefined;
    return node && change.type === 'position' && change.position ? [{ node, at: change.position }] : [];
  });
  if (positions.length === 0) return;
  for (const { node, at } of positions)
    if (node.type === 'frame') {
      const { thread } = node.data;
      const corner = places.corners[thread.spec.name] ?? { x: 0, y: 0 };
      corners[thread.spec.name] = {
        x: corner.x + at.x - node.position.x,
        y: corner.y + at.y - node.position.y,
      };
    }
  for (const { node, at } of positions)
    if (node.type === 'card') {
      const { thread, node: spec } = node.data.card;
      // A card in a frame that is dragged along goes with its frame.
      if (corners[thread]) continue;
      const corner = places.corners[thread] ?? { x: 0, y: 0 };
      (moved[thread] ??= {})[spec.name] = { x: at.x - corner.x, y: at.y - corner.y };
    }
  useDrag.getState().preview(moved, corners);
}

export function useCanvasEvents(
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
  places: Places | undefined,
  scene: Scene | undefined,
) {
  const flow = useReactFlow();
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const edgesById = useMemo(() => new Map(edges.map((edge) => [edge.id, edge])), [edges]);
  /** Elements and places as they were when the drag began: React Flow reports against these. */
  const start = useRef<{ nodes: ReadonlyMap<string, CanvasNode>; places: Places } | undefined>(undefined);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      applySelection(
        changes.flatMap((change) => {
          const node = change.type === 'select' ? byId.get(change.id) : undefined;
          return node && change.type === 'select'
            ? itemsOfNode(node).map((item) => ({ item, selected: change.selected }))
            : [];
        }),
      );
      if (start.current) {
        previewMoves(changes, start.current.nodes, start.current.places);
        showSplice(scene, flow.getZoom());
      }
    },
    [byId, scene, flow],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) =>
      applySelection(
        changes.flatMap((change) => {
          const edge = change.type === 'select' ? edgesById.get(change.id) : undefined;
          const item = edge && itemOfEdge(edge);
          return item && change.type === 'select' ? [{ item, selected: change.selected }] : [];
        }),
      ),
    [edgesById],
  );

  const onDragStart = useCallback(() => {
    if (places) start.current = { nodes: byId, places };
  }, [byId, places]);

  const onDragStop = useCallback(() => {
    const { nodes: moved, corners, isDragging } = useDrag.getState();
    const began = start.current;
    start.current = undefined;
    if (isDragging && began) {
      const edit = intoGroups(moveEdit(moved, corners, began.places), moved, scene);
      useDocument.getState().execute(ontoEdge(edit, scene, flow.getZoom()));
    }
    useDropTarget.getState().show(undefined, undefined);
    useDrag.getState().end();
  }, [scene, flow]);

  const ends = useCallback(
    (connection: { source: string | null; target: string | null }) => {
      const from = byId.get(connection.source ?? '');
      const to = byId.get(connection.target ?? '');
      if (from?.type !== 'card' || to?.type !== 'card') return undefined;
      return { from: endOf(from), to: endOf(to) };
    },
    [byId],
  );

  const isValidConnection = useCallback(
    (connection: { source: string; target: string }) => {
      const found = ends(connection);
      const workflow = useDocument.getState().drawing?.workflow;
      return found !== undefined && workflow !== undefined && mayConnect(workflow.threads, found).allowed;
    },
    [ends],
  );

  const onConnect = useCallback(
    (connection: Connection) => {
      const found = ends(connection);
      if (found === undefined) return;
      connect(found);
    },
    [ends],
  );

  const onReconnect = useCallback(
    (edge: CanvasEdge, connection: Connection) => {
      const found = ends(connection);
      if (found === undefined || edge.data === undefined) return;
      const { way } = edge.data;
      const args = {
        thread: way.thread,
        from: way.node.name,
        edge: way.index,
        newFrom: found.from.node,
        newTo: found.to.node,
      };
      useDocument
        .getState()
        .execute({ label: 'Reconnect edge', run: (drawing) => reconnectEdge(drawing, args) });
    },
    [ends],
  );

  /** A wire let go anywhere over a card connects to it, or says why not; over nothing it opens the menu of what could come there. */
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid === true || state.fromHandle?.type !== 'source') return;
      const point = 'clientX' in event ? event : event.changedTouches[0];
      const from = byId.get(state.fromNode?.id ?? '');
      if (from?.type !== 'card' || point === undefined) return;
      const { thread, node } = from.data.card;
      const to = byId.get(state.toNode?.id ?? nodeUnder(point) ?? '');
      if (to?.type === 'card') {
        if (to.id !== from.id) connect({ from: endOf(from), to: endOf(to) });
        return;
      }
      const at = { x: point.clientX, y: point.clientY };
      const place = flow.screenToFlowPosition(at);
      const corner = places?.corners[thread] ?? { x: 0, y: 0 };
      useSession.getState().openNodeMenu({
        at,
        after: { thread, node: node.name },
        place: { thread, x: place.x - corner.x, y: place.y - corner.y - FRAME_HEADER / 2 },
      });
    },
    [byId, flow, places],
  );

  return {
    onNodesChange,
    onEdgesChange,
    onDragStart,
    onDragStop,
    isValidConnection,
    onConnect,
    onReconnect,
    onConnectEnd,
  };
}
