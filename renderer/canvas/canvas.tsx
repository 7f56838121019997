/** The canvas: all threads of the workflow as frames, drawn by React Flow from the scene; edits go back as commands. */
import { memo, useEffect, useMemo, useState, type MouseEvent } from 'react';
import {
  Background,
  BackgroundVariant,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type NodeTypes,
  type EdgeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { ADDING_KEYS, LASSO_KEY } from '../actions/hand-gestures.ts';
import { RunStrip } from '../runs/run-strip.tsx';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { useFocusWhenNowhere } from '../ui/focus-when-nowhere.ts';
import { BrokenTextBanner } from './broken-text-banner.tsx';
import './canvas.css';
import { CanvasTools } from './canvas-tools.tsx';
import { CardView } from './card.tsx';
import { setCurrentPlaces } from './current-places.ts';
import { ContextMenu } from './context-menu.tsx';
import { openContextMenu } from './open-context-menu.ts';
import { useDetail } from './detail.ts';
import { FirstSteps } from './first-steps.tsx';
import { Flash } from './flash.tsx';
import { FlowElements, type CanvasEdge, type CanvasNode } from './flow-elements.ts';
import { FrameView } from './frame.tsx';
import { GRID } from './geometry.ts';
import { groupCardOf } from './groups/group-card.ts';
import { GroupFrames } from './groups/group-frame-view.tsx';
import { itemOfEdge, itemsOfNode, selectedIds } from './groups/group-items.ts';
import { foldGroup } from './groups/group-view.ts';
import { LayoutBusy } from './layout-busy.tsx';
import { Notes } from './notes/notes.tsx';
import { FarView } from './overview/far-view.tsx';
import { itemAt, lookCloser } from './overview/look-closer.ts';
import { domId, itemId } from './record-id.ts';
import { OverviewMap } from './overview/mini-map.tsx';
import { Guides } from './room/guides.tsx';
import { RoomTool } from './room/room-tool.tsx';
import type { Scene } from './scene.ts';
import { SelectionToolbar } from './selection-toolbar.tsx';
import { ThreadSwitch } from './thread-switch.tsx';
import { Ties } from './ties.tsx';
import { useCanvasEvents } from './use-canvas-events.ts';
import { useNearScene } from './use-near-scene.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { usePlaces, useScene, useShown } from './use-scene.ts';
import { useViewport } from './use-viewport.ts';
import { WayView } from './way.tsx';
import { usePinch } from './wheel-zoom.ts';
import { ZOOM_MAX, ZOOM_MIN } from './zoom-limits.ts';

const nodeTypes: NodeTypes = { card: CardView, frame: FrameView };
const edgeTypes: EdgeTypes = { way: WayView };
const SNAP: [number, number] = [GRID, GRID];

/** A double click on a card or a header puts the cursor into its name; on a folded group it unfolds it. */
function rename(_event: unknown, node: CanvasNode): void {
  const { goTo } = useSession.getState();
  const group = node.type === 'card' ? groupCardOf(node.data.card.node)?.group : undefined;
  if (group) return foldGroup(group.id, false);
  if (node.type === 'frame') goTo({ kind: 'thread', thread: node.data.thread.spec.name }, 'name');
  else goTo({ kind: 'node', thread: node.data.card.thread, node: node.data.card.node.name }, 'name');
}

/** The menu under the right mouse button, over whatever is there. */
const menus = {
  onNodeContextMenu: (event: MouseEvent, node: CanvasNode) => openContextMenu(event, ...itemsOfNode(node)),
  onEdgeContextMenu: (event: MouseEvent, edge: CanvasEdge) => openContextMenu(event, itemOfEdge(edge)),
  onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => openContextMenu(event),
};

const cardCount = (scene: Scene | undefined): number =>
  scene?.threads.reduce((sum, thread) => sum + thread.cards.length, 0) ?? 0;

/**
 * The one that is selected is what the canvas, which has the focus itself, names to a screen reader. Asked after each
 * drawing, because what is out of view is not in the page, and nothing that isn't there may be named.
 */
function useActiveId([item, ...more]: readonly SelectedItem[], drawn: unknown): string | undefined {
  const id = item === undefined || !('thread' in item) || more.length > 0 ? undefined : domId(itemId(item));
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    // React Flow puts what it is given into the page after this.
    const frame = requestAnimationFrame(() =>
      setThere(id !== undefined && document.getElementById(id) !== null),
    );
    return () => cancelAnimationFrame(frame);
  }, [id, drawn]);
  return isThere ? id : undefined;
}

const pointOf = (event: { readonly clientX: number; readonly clientY: number }) => ({
  x: event.clientX,
  y: event.clientY,
});

/** What floats over the canvas and has no part in the drawing: a drag, which draws all else again, leaves it alone. */
const Furniture = memo(function Furniture({ only }: { only: string | undefined }) {
  usePinch();
  return (
    <>
      <Panel position="top-left">
        <ThreadSwitch only={only} />
      </Panel>
      <Panel position="top-center" className="canvas-top">
        <LayoutBusy />
        <FirstSteps />
        <BrokenTextBanner />
        <RunStrip />
      </Panel>
      <SelectionToolbar />
      <ContextMenu />
    </>
  );
});

function Flow() {
  const flow = useReactFlow();
  const shown = useShown();
  const places = usePlaces(shown);
  const scene = useScene(places, shown);
  const detail = useDetail(cardCount(scene));
  const entrypoint = useDocument((state) => state.drawing?.workflow.entrypoint ?? '');
  const selection = useSession((state) => state.selection);
  const [elements] = useState(() => new FlowElements());
  const selected = useMemo(() => selectedIds(selection, scene), [selection, scene]);
  const near = useNearScene(detail === 'shapes' ? undefined : scene, selected);
  const nodes = useMemo(
    () => (near ? elements.nodes(near, selected, entrypoint) : []),
    [near, selected, entrypoint, elements],
  );
  const edges = useMemo(() => (near ? elements.edges(near, selected) : []), [near, selected, elements]);
  const active = useActiveId(selection, near);
  const events = useCanvasEvents(nodes, edges, places, scene);
  const drop = usePaletteDrop(scene);
  const viewport = useViewport(scene, shown.only, flow);

  useEffect(() => {
    setCurrentPlaces(places);
    return () => setCurrentPlaces(undefined);
  }, [places]);

  useFocusWhenNowhere(scene !== undefined);

  if (scene === undefined)
    return (
      <div className="canvas-message">
        <LayoutBusy />
      </div>
    );
  return (
    <ReactFlow
      className={`detail-${detail}`}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={events.onNodesChange}
      onEdgesChange={events.onEdgesChange}
      onNodeDragStart={events.onDragStart}
      onNodeDragStop={events.onDragStop}
      onSelectionStart={events.onSelectionStart}
      onSelectionEnd={events.onSelectionEnd}
      onSelectionDragStart={events.onDragStart}
      onSelectionDragStop={events.onDragStop}
      onConnect={events.onConnect}
      onConnectEnd={events.onConnectEnd}
      onReconnect={events.onReconnect}
      isValidConnection={events.isValidConnection}
      onNodeDoubleClick={rename}
      {...menus}
      onPaneClick={(event) => {
        const session = useSession.getState();
        session.openNodeMenu(undefined);
        const item =
          detail === 'shapes' ? itemAt(scene, flow.screenToFlowPosition(pointOf(event))) : undefined;
        if (item) session.select([item]);
        else session.clearSelection();
      }}
      onDoubleClick={(event) => {
        if (detail === 'shapes') lookCloser(scene, flow, pointOf(event));
      }}
      {...drop}
      {...viewport}
      snapToGrid
      snapGrid={SNAP}
      minZoom={ZOOM_MIN}
      maxZoom={ZOOM_MAX}
      panOnScroll
      panOnScrollSpeed={1}
      selectionMode={SelectionMode.Full}
      selectionKeyCode={LASSO_KEY}
      multiSelectionKeyCode={ADDING_KEYS}
      deleteKeyCode={null}
      disableKeyboardA11y
      nodesFocusable={false}
      edgesFocusable={false}
      tabIndex={0}
      data-zone-entry
      aria-activedescendant={active}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      autoPanSpeed={6}
      connectionRadius={28}
      reconnectRadius={12}
      proOptions={{ hideAttribution: true }}
      aria-label="Canvas: arrows follow the graph, Enter edits, A appends, O goes to the outline"
    >
      <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1.2} color="var(--grid-dot)" />
      {detail === 'shapes' && <FarView scene={scene} />}
      <Panel position="bottom-right">
        <OverviewMap scene={scene} />
      </Panel>
      <Panel position="bottom-left">
        <CanvasTools scene={scene} />
      </Panel>
      <Furniture only={shown.only} />
      {detail !== 'shapes' && <Ties scene={scene} />}
      {detail !== 'shapes' && <Notes />}
      {detail !== 'shapes' && <GroupFrames scene={scene} />}
      <Flash scene={scene} />
      <Guides scene={scene} />
      <RoomTool />
    </ReactFlow>
  );
}

export function Canvas() {
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  return (
    <div className="canvas" data-testid="canvas" role="region" aria-label="Canvas">
      {hasDrawing ? (
        <ReactFlowProvider>
          <Flow />
        </ReactFlowProvider>
      ) : (
        <div className="canvas-message">
          <BrokenTextBanner />
        </div>
      )}
    </div>
  );
}
