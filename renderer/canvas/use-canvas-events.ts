/** What the hands do on the canvas: select, drag, connect, reconnect, drop. Each ends in the session or in one command. */
import { useMemo, useRef, type MouseEvent as ReactMouseEvent } from 'react';
import {
  useReactFlow,
  useStoreApi,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type ReactFlowInstance,
} from '@xyflow/react';
import { reconnectEdge } from '#model/commands/reconnect-edge.ts';
import type { Point } from '#model/document/layout.ts';
import { mayConnect } from '#model/rules/may-connect.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { connect } from './edits/connect.ts';
import { useDropTarget } from './drop-target.ts';
import { moveEdit } from './edits/move-edit.ts';
import { selectedNotesMoved } from './edits/move-selection.ts';
import type { CanvasEdge, CanvasNode, CardNode } from './flow-elements.ts';
import { boundsOf, FRAME_HEADER } from './geometry.ts';
import { holdUntilLetGo } from './hand.ts';
import { notesWithin } from './notes/notes-within.ts';
import { intoGroups } from './groups/drop-into-group.ts';
import { itemOfEdge, itemsOfNode } from './groups/group-items.ts';
import { itemId } from './record-id.ts';
import { ontoEdge, showSplice } from './edits/drop-onto-edge.ts';
import type { Scene } from './scene.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useDrag, type Places } from './use-scene.ts';

/** Id of the node that is drawn at this point of the window. */
const nodeUnder = (point: { clientX: number; clientY: number }): string | undefined =>
  document
    .elementFromPoint(point.clientX, point.clientY)
    ?.closest('.react-flow__node')
    ?.getAttribute('data-id') ?? undefined;

const endOf = ({ data: { card } }: CardNode) => ({ thread: card.thread, node: card.node.name });

/** @param isAdding a key is held by which more is selected; without it what React Flow knows nothing of is let go */
function applySelection(
  changes: readonly { item: SelectedItem; selected: boolean }[],
  isAdding: boolean,
): void {
  if (changes.length === 0) return;
  const session = useSession.getState();
  // A definition is never selected together with what is on the canvas.
  const onCanvas = session.selection.filter(
    ({ kind }) => kind !== 'definition' && (isAdding || kind !== 'note'),
  );
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
  // Selected notes go as far as the cards do.
  const [first] = positions;
  const by = first && { x: first.at.x - first.node.position.x, y: first.at.y - first.node.position.y };
  useDrag.getState().preview(moved, corners, by && selectedNotesMoved(by));
}

/** What is drawn at the moment. */
interface Drawn {
  readonly nodes: ReadonlyMap<string, CanvasNode>;
  readonly edges: ReadonlyMap<string, CanvasEdge>;
  readonly places: Places | undefined;
  readonly scene: Scene | undefined;
}

/** The two cards that a wire connects, if it does. */
function endsOf({ nodes }: Drawn, connection: { source: string | null; target: string | null }) {
  const from = nodes.get(connection.source ?? '');
  const to = nodes.get(connection.target ?? '');
  if (from?.type !== 'card' || to?.type !== 'card') return undefined;
  return { from: endOf(from), to: endOf(to) };
}

function selectionEvents(drawn: () => Drawn, isAdding: () => boolean) {
  return {
    ofNodes: (changes: readonly NodeChange<CanvasNode>[]): void =>
      applySelection(
        changes.flatMap((change) => {
          const node = change.type === 'select' ? drawn().nodes.get(change.id) : undefined;
          return node && change.type === 'select'
            ? itemsOfNode(node).map((item) => ({ item, selected: change.selected }))
            : [];
        }),
        isAdding(),
      ),
    onEdgesChange: (changes: EdgeChange<CanvasEdge>[]): void =>
      applySelection(
        changes.flatMap((change) => {
          const edge = change.type === 'select' ? drawn().edges.get(change.id) : undefined;
          const item = edge && itemOfEdge(edge);
          return item && change.type === 'select' ? [{ item, selected: change.selected }] : [];
        }),
        isAdding(),
      ),
  };
}

/** React Flow sees to the cards and edges in a lasso; notes that lie in it are selected with them. */
function lassoEvents(flow: ReactFlowInstance) {
  let start: Point | undefined;
  const pointOf = (event: ReactMouseEvent) =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  return {
    onSelectionStart: (event: ReactMouseEvent): void => {
      start = pointOf(event);
    },
    onSelectionEnd: (event: ReactMouseEvent): void => {
      const from = start;
      start = undefined;
      if (from === undefined) return;
      const session = useSession.getState();
      const corners = [from, pointOf(event)].map((at) => ({ ...at, width: 0, height: 0 }));
      const found = notesWithin(boundsOf(corners));
      const others = session.selection.filter(({ kind }) => kind !== 'note');
      if (found.length > 0) session.select([...others, ...found]);
    },
  };
}

/** Elements and places as they were when a drag began: React Flow reports against these. */
interface DragStart {
  readonly nodes: ReadonlyMap<string, CanvasNode>;
  readonly places: Places;
}

function dragEvents(drawn: () => Drawn, flow: ReactFlowInstance, start: { current: DragStart | undefined }) {
  return {
    preview: (changes: readonly NodeChange<CanvasNode>[]): void => {
      if (start.current === undefined) return;
      previewMoves(changes, start.current.nodes, start.current.places);
      showSplice(drawn().scene, flow.getZoom());
    },
    onDragStart: (): void => {
      const { nodes, places } = drawn();
      if (places) start.current = { nodes, places };
      holdUntilLetGo();
    },
    onDragStop: (): void => {
      const { nodes: moved, corners, notes, isDragging } = useDrag.getState();
      const began = start.current;
      const { scene } = drawn();
      start.current = undefined;
      if (isDragging && began) {
        const edit = intoGroups(moveEdit(moved, corners, began.places, undefined, notes), moved, scene);
        useDocument.getState().execute(ontoEdge(edit, scene, flow.getZoom()));
      }
      useDropTarget.getState().show(undefined, undefined);
      useDrag.getState().end();
    },
  };
}

function wireEvents(drawn: () => Drawn, flow: ReactFlowInstance) {
  return {
    isValidConnection: (connection: { source: string; target: string }): boolean => {
      const found = endsOf(drawn(), connection);
      const workflow = useDocument.getState().drawing?.workflow;
      return found !== undefined && workflow !== undefined && mayConnect(workflow.threads, found).allowed;
    },
    onConnect: (connection: Connection): void => {
      const found = endsOf(drawn(), connection);
      if (found) connect(found);
    },
    onReconnect: (edge: CanvasEdge, connection: Connection): void => {
      const found = endsOf(drawn(), connection);
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
    /** A wire let go anywhere over a card connects to it, or says why not; over nothing it opens the menu of what could come there. */
    onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
      if (state.isValid === true || state.fromHandle?.type !== 'source') return;
      const { nodes, places } = drawn();
      const point = 'clientX' in event ? event : event.changedTouches[0];
      const from = nodes.get(state.fromNode?.id ?? '');
      if (from?.type !== 'card' || point === undefined) return;
      const { thread, node } = from.data.card;
      const to = nodes.get(state.toNode?.id ?? nodeUnder(point) ?? '');
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
  };
}

/** All of them stay the same functions: React Flow would draw every card and edge again for another one. */
export function useCanvasEvents(
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
  places: Places | undefined,
  scene: Scene | undefined,
) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const nodesById = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const edgesById = useMemo(() => new Map(edges.map((edge) => [edge.id, edge])), [edges]);
  const latest = useLatest<Drawn>({ nodes: nodesById, edges: edgesById, places, scene });
  const start = useRef<DragStart | undefined>(undefined);
  return useMemo(() => {
    const drawn = () => latest.current;
    const { ofNodes, onEdgesChange } = selectionEvents(drawn, () => store.getState().multiSelectionActive);
    const { preview, onDragStart, onDragStop } = dragEvents(drawn, flow, start);
    const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
      ofNodes(changes);
      preview(changes);
    };
    return {
      onNodesChange,
      onEdgesChange,
      onDragStart,
      onDragStop,
      ...lassoEvents(flow),
      ...wireEvents(drawn, flow),
    };
  }, [latest, flow, store]);
}
