/**
 * What our canvas is measured against: React Flow as its documentation shows it, with memoised cards of a name and a line,
 * given the very nodes and edges of our drawing. `?visible` turns onlyRenderVisibleElements on.
 */
import { memo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import {
  Background,
  Handle,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Edge,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import './bare-flow.css';

type CardNode = Node<{ name: string; line: string }, 'card'>;

export interface BareDrawing {
  readonly nodes: CardNode[];
  readonly edges: Edge[];
}

declare global {
  interface Window {
    /** Draws what `/drawing.json` says, fetched before. */
    openDrawing: () => void;
    flow: ReactFlowInstance<CardNode, Edge> | undefined;
  }
}

const Card = memo(function Card({ data }: NodeProps<CardNode>) {
  return (
    <div className="card">
      <Handle type="target" position={Position.Left} />
      <span className="tile" />
      <span className="text">
        <b>{data.name}</b>
        <small>{data.line}</small>
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

const nodeTypes = { card: Card };
const isVisibleOnly = new URLSearchParams(location.search).has('visible');

function Page({ drawing }: { drawing: BareDrawing }) {
  const [nodes, , onNodesChange] = useNodesState(drawing.nodes);
  const [edges, , onEdgesChange] = useEdgesState(drawing.edges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onInit={(flow) => (window.flow = flow)}
      nodeTypes={nodeTypes}
      onlyRenderVisibleElements={isVisibleOnly}
      minZoom={0.02}
    >
      <Background />
    </ReactFlow>
  );
}

const drawing = (await (await fetch('drawing.json')).json()) as BareDrawing;
const root = createRoot(document.getElementById('root') as HTMLElement);
window.openDrawing = () => flushSync(() => root.render(<Page drawing={drawing} />));
document.body.dataset.ready = 'true';
