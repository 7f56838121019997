/** The canvas: all threads of the workflow as frames, drawn by React Flow from the scene; edits go back as commands. */
import { useEffect, useMemo, useState } from 'react';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type NodeTypes,
  type EdgeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { Loader } from '@mantine/core';
import { RunStrip } from '../runs/run-strip.tsx';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { BrokenTextBanner } from './broken-text-banner.tsx';
import './canvas.css';
import { CanvasTools } from './canvas-tools.tsx';
import { CardView } from './card.tsx';
import { setCurrentPlaces } from './current-places.ts';
import { ContextMenu, openContextMenu } from './context-menu.tsx';
import { FirstSteps } from './first-steps.tsx';
import { FlowElements, selectionIds, type CanvasNode } from './flow-elements.ts';
import { FrameView } from './frame.tsx';
import { GRID } from './geometry.ts';
import { viewOf } from './nodes/registry.ts';
import { SelectionToolbar } from './selection-toolbar.tsx';
import { Ties } from './ties.tsx';
import { itemOfEdge, itemOfNode, useCanvasEvents } from './use-canvas-events.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { usePlaces, useScene } from './use-scene.ts';
import { useViewport } from './use-viewport.ts';
import { WayView } from './way.tsx';

const nodeTypes: NodeTypes = { card: CardView, frame: FrameView };
const edgeTypes: EdgeTypes = { way: WayView };
const SNAP: [number, number] = [GRID, GRID];

const miniMapColor = (node: CanvasNode): string =>
  node.type === 'card'
    ? `var(--${viewOf(node.data.card.node.kind).tone(node.data.card.node)})`
    : 'var(--surface-3)';

/** A double click on a card or a header puts the cursor into its name. */
function rename(node: CanvasNode): void {
  const { goTo } = useSession.getState();
  if (node.type === 'frame') goTo({ kind: 'thread', thread: node.data.thread.spec.name }, 'name');
  else goTo({ kind: 'node', thread: node.data.card.thread, node: node.data.card.node.name }, 'name');
}

function Flow() {
  const flow = useReactFlow();
  const places = usePlaces();
  const scene = useScene(places);
  const entrypoint = useDocument((state) => state.drawing?.workflow.entrypoint ?? '');
  const selection = useSession((state) => state.selection);
  const [elements] = useState(() => new FlowElements());
  const selected = useMemo(() => selectionIds(selection), [selection]);
  const nodes = useMemo(
    () => (scene ? elements.nodes(scene, selected, entrypoint) : []),
    [scene, selected, entrypoint, elements],
  );
  const edges = useMemo(() => (scene ? elements.edges(scene, selected) : []), [scene, selected, elements]);
  const events = useCanvasEvents(nodes, edges, places);
  const drop = usePaletteDrop(scene);
  const viewport = useViewport(scene, flow);

  useEffect(() => {
    setCurrentPlaces(places);
    return () => setCurrentPlaces(undefined);
  }, [places]);

  if (scene === undefined)
    return (
      <div className="canvas-message">
        <Loader size="sm" />
        <span>Laying out the workflow</span>
      </div>
    );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={events.onNodesChange}
      onEdgesChange={events.onEdgesChange}
      onNodeDragStart={events.onDragStart}
      onNodeDragStop={events.onDragStop}
      onSelectionDragStart={events.onDragStart}
      onSelectionDragStop={events.onDragStop}
      onConnect={events.onConnect}
      onConnectEnd={events.onConnectEnd}
      onReconnect={events.onReconnect}
      isValidConnection={events.isValidConnection}
      onNodeDoubleClick={(_event, node) => rename(node)}
      onNodeContextMenu={(event, node) => openContextMenu(event, itemOfNode(node))}
      onEdgeContextMenu={(event, edge) => openContextMenu(event, itemOfEdge(edge))}
      onPaneContextMenu={(event) => openContextMenu(event)}
      onPaneClick={() => {
        useSession.getState().openNodeMenu(undefined);
        useSession.getState().clearSelection();
      }}
      {...drop}
      {...viewport}
      snapToGrid
      snapGrid={SNAP}
      minZoom={0.02}
      maxZoom={2}
      panOnScroll
      selectionMode={SelectionMode.Full}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      deleteKeyCode={null}
      disableKeyboardA11y
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      autoPanSpeed={6}
      connectionRadius={28}
      reconnectRadius={12}
      proOptions={{ hideAttribution: true }}
      aria-label="Workflow canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1.2} color="var(--grid-dot)" />
      <MiniMap
        pannable
        zoomable
        nodeColor={miniMapColor as never}
        nodeBorderRadius={12}
        maskColor="color-mix(in srgb, var(--canvas) 70%, transparent)"
        bgColor="var(--surface)"
        ariaLabel="Overview of the workflow"
        style={{ width: 144, height: 88 }}
      />
      <Panel position="bottom-left">
        <CanvasTools />
      </Panel>
      <Panel position="top-center" className="canvas-top">
        <FirstSteps />
        <BrokenTextBanner />
        <RunStrip />
      </Panel>
      <Ties scene={scene} />
      <SelectionToolbar />
      <ContextMenu />
    </ReactFlow>
  );
}

export function Canvas() {
  const drawing = useDocument((state) => state.drawing);
  return (
    <div className="canvas" data-testid="canvas" role="region" aria-label="Canvas">
      {drawing ? (
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
