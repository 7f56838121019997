/** One thread as ELK wants it, and back: left to right, the main path straight, loops left out (they are drawn above). */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { CARD, FRAME_HEADER, FRAME_PADDING, snap, STUB_HEIGHT } from '../geometry.ts';
import { labelSize } from './edge-label.ts';
import { edgeKey, flowOf } from './thread-flow.ts';

/** Node positions relative to the frame's upper left corner, by node name. */
export type Placement = Readonly<Record<string, Point>>;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.randomSeed': '1',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

/** Ids are indexes, so that any name may stand in the drawing. */
export function toElk(thread: ThreadSpec): ElkNode {
  const flow = flowOf(thread);
  const indexes = new Map(thread.nodes.map((node, index) => [node.name, index]));
  const mainNext = new Map(flow.mainPath.map((name, index) => [name, flow.mainPath[index + 1]]));
  const edges: ElkExtendedEdge[] = [];
  thread.nodes.forEach((node, from) => {
    node.next.forEach((edge, index) => {
      const to = indexes.get(edge.to);
      if (to === undefined || to === from || flow.back.has(edgeKey(node.name, index))) return;
      const label = labelSize(node.next, index);
      const onMain = mainNext.get(node.name) === edge.to;
      edges.push({
        id: `e${from}-${index}`,
        sources: [`o${from}`],
        targets: [`i${to}`],
        labels: label ? [{ text: 'x', width: label.width, height: 8 }] : [],
        layoutOptions: onMain
          ? { 'elk.layered.priority.straightness': '20', 'elk.layered.priority.shortness': '10' }
          : {},
      });
    });
  });
  const port = (id: string, x: number) => ({ id, x, y: CARD.height / 2, width: 0, height: 0 });
  return {
    id: 'thread',
    layoutOptions: options,
    children: thread.nodes.map((node, index) => ({
      id: `n${index}`,
      width: CARD.width,
      height: CARD.height + (node.onFailure.length > 0 ? STUB_HEIGHT : 0),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [port(`i${index}`, 0), port(`o${index}`, CARD.width)],
    })),
    edges,
  };
}

/** Loops are drawn above the cards: a thread that has some keeps a lane free there. */
const loopLane = (thread: ThreadSpec): number => (flowOf(thread).back.size > 0 ? 40 : 0);

export function fromElk(thread: ThreadSpec, graph: ElkNode): Placement {
  const placed = graph.children ?? [];
  const left = Math.min(...placed.map((node) => node.x ?? 0));
  const top = Math.min(...placed.map((node) => node.y ?? 0));
  const placement: Record<string, Point> = {};
  thread.nodes.forEach((node, index) => {
    const { x = 0, y = 0 } = placed[index] ?? {};
    placement[node.name] = {
      x: snap(x - left + FRAME_PADDING.side),
      y: snap(y - top + FRAME_HEADER + FRAME_PADDING.top + loopLane(thread)),
    };
  });
  return placement;
}
