/**
 * The scene in React Flow's words. Sizes and handles are declared, so that nothing needs measuring, and elements that
 * did not change keep their identity, so that React Flow skips them.
 */
import { MarkerType, type Position, type Edge as FlowEdge, type Node as FlowNode } from '@xyflow/react';
import type { SelectedItem } from '../store/session-store.ts';
import { CARD } from './geometry.ts';
import { portsIn } from './ports.ts';
import { cardIn, turned } from './turn.ts';
import { groupCardOf } from './groups/group-card.ts';
import type { Starter } from './layout/starters.ts';
import { spokenLine, viewOf } from './nodes/registry.ts';
import { domId, edgeId, frameId, itemId, nodeId } from './record-id.ts';
import type { Scene, SceneCard, SceneEdge, SceneThread } from './scene.ts';

export type CardNode = FlowNode<{ card: SceneCard }, 'card'>;
export type FrameNode = FlowNode<
  { thread: SceneThread; starters: readonly Starter[]; isStart: boolean },
  'frame'
>;
export type CanvasNode = CardNode | FrameNode;
export type WayEdge = FlowEdge<{ way: SceneEdge }, 'way'>;
export type CanvasEdge = WayEdge;

const handle = (id: string, type: 'source' | 'target', position: Position, x: number, y: number) => ({
  id,
  type,
  position,
  x,
  y,
  width: 1,
  height: 1,
});

/**
 * How an element is spoken of when the canvas names it as its active one: an object of a drawing, of this kind. (React
 * Flow would say `group` and `node` of all of them. Its type leaves out `id`, which the canvas needs to name it.)
 */
const spoken = (id: string, kind: string) => ({
  ariaRole: 'graphics-object',
  domAttributes: { id: domId(id), 'aria-roledescription': kind } as object,
});

function cardNode(card: SceneCard, selected: boolean): CardNode {
  const { node, thread, at } = card;
  const group = groupCardOf(node);
  const ports = portsIn(card.direction);
  const middle = { x: CARD.width / 2, y: CARD.height / 2 };
  const flow = turned(card.direction, { x: cardIn(card.direction).width / 2, y: 0 });
  return {
    id: nodeId(thread, node.name),
    type: 'card',
    position: at,
    width: CARD.width,
    height: CARD.height,
    measured: CARD,
    selected,
    zIndex: 2,
    handles: [
      handle('in', 'target', ports.in, middle.x - flow.x, middle.y - flow.y),
      handle('out', 'source', ports.out, middle.x + flow.x, middle.y + flow.y),
    ],
    ...(group
      ? {
          ariaLabel: `${group.group.name}, ${group.members.length} nodes`,
          ...spoken(nodeId(thread, node.name), 'folded group'),
        }
      : {
          ariaLabel: [node.name, spokenLine(node)].filter(Boolean).join(', '),
          ...spoken(nodeId(thread, node.name), `${viewOf(node.kind).label} node`),
        }),
    data: { card },
  };
}

function frameNode(
  thread: SceneThread,
  starters: readonly Starter[],
  isStart: boolean,
  selected: boolean,
): FrameNode {
  const { frame, spec } = thread;
  const size = { width: frame.width, height: frame.height };
  return {
    id: frameId(spec.name),
    type: 'frame',
    position: { x: frame.x, y: frame.y },
    ...size,
    measured: size,
    selected,
    zIndex: -1,
    dragHandle: '.frame-header',
    ariaLabel: `${spec.name}, ${spec.nodes.length} nodes`,
    ...spoken(frameId(spec.name), 'thread'),
    data: { thread, starters, isStart },
  };
}

function wayEdge(way: SceneEdge, selected: boolean): WayEdge {
  return {
    id: edgeId(way.thread, way.node.name, way.index),
    type: 'way',
    source: nodeId(way.thread, way.node.name),
    target: nodeId(way.thread, way.edge.to),
    sourceHandle: 'out',
    targetHandle: 'in',
    selected,
    zIndex: selected ? 1 : 0,
    // In pixels: the heads of thick edges are no larger.
    markerEnd: { type: MarkerType.ArrowClosed, width: 24, height: 24, markerUnits: 'userSpaceOnUse' },
    ariaLabel: `From ${way.node.name} to ${way.edge.to}${way.edge.when ? ` when ${way.edge.when}` : ''}`,
    domAttributes: { id: domId(edgeId(way.thread, way.node.name, way.index)) } as object,
    data: { way },
  };
}

/** Elements by id of the turn before; an element with the same content is used again. */
export class FlowElements {
  #cards = new Map<SceneCard, CardNode>();
  #frames = new Map<SceneThread, FrameNode>();
  #ways = new Map<SceneEdge, WayEdge>();

  nodes(scene: Scene, selection: ReadonlySet<string>, entrypoint: string): CanvasNode[] {
    const frames = new Map<SceneThread, FrameNode>();
    const cards = new Map<SceneCard, CardNode>();
    for (const thread of scene.threads) {
      const selected = selection.has(frameId(thread.spec.name));
      const starters = scene.starters.filter((each) => each.starts === thread.spec.name);
      const isStart = thread.spec.name === entrypoint;
      const known = this.#frames.get(thread);
      const isSame =
        known?.selected === selected &&
        known.data.isStart === isStart &&
        known.data.starters.length === starters.length &&
        known.data.starters.every((each, index) => each === starters[index]);
      frames.set(thread, isSame ? known : frameNode(thread, starters, isStart, selected));
      for (const card of thread.cards) {
        const isSelected = selection.has(nodeId(card.thread, card.node.name));
        const old = this.#cards.get(card);
        cards.set(card, old?.selected === isSelected ? old : cardNode(card, isSelected));
      }
    }
    this.#frames = frames;
    this.#cards = cards;
    return [...frames.values(), ...cards.values()];
  }

  edges(scene: Scene, selection: ReadonlySet<string>): CanvasEdge[] {
    const ways = new Map<SceneEdge, WayEdge>();
    for (const thread of scene.threads)
      for (const way of thread.edges) {
        const selected = selection.has(edgeId(way.thread, way.node.name, way.index));
        const old = this.#ways.get(way);
        ways.set(way, old?.selected === selected ? old : wayEdge(way, selected));
      }
    this.#ways = ways;
    return [...ways.values()];
  }
}

export const selectionIds = (items: readonly SelectedItem[]): ReadonlySet<string> =>
  new Set(items.map(itemId));
