/** A loose card that is dragged onto an edge is put into it; while it is over one, that edge lights up. */
import { spliceNode, type SpliceNodeArgs } from '#model/commands/splice-node.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { useDropTarget, wayId, whatIsUnder } from '../drop-target.ts';
import { CARD, centre } from '../geometry.ts';
import { groupCardOf } from '../groups/group-card.ts';
import type { Scene, SceneEdge } from '../scene.ts';
import { useDrag } from '../use-scene.ts';

interface Splice {
  readonly args: SpliceNodeArgs;
  readonly way: SceneEdge;
}

/** The edge under the one card that is dragged, if no edge touches that card. */
function spliceNow(scene: Scene | undefined, zoom: number): Splice | undefined {
  const { nodes, corners } = useDrag.getState();
  const [[name, moved] = [], ...more] = Object.entries(nodes);
  if (scene === undefined || name === undefined || moved === undefined) return undefined;
  const [[node, at] = [], ...others] = Object.entries(moved);
  if (node === undefined || at === undefined || more.length + others.length + Object.keys(corners).length > 0)
    return undefined;
  const thread = scene.threads.find(({ spec }) => spec.name === name);
  const card = thread?.cards.find((each) => each.node.name === node)?.node;
  if (thread === undefined || card === undefined || groupCardOf(card)) return undefined;
  if (card.kind === 'entrypoint' || card.kind === 'exit' || card.next.length > 0) return undefined;
  if (thread.spec.nodes.some(({ next }) => next.some(({ to }) => to === node))) return undefined;
  const place = { x: at.x + thread.corner.x, y: at.y + thread.corner.y };
  const { way } = whatIsUnder(scene, centre({ ...place, ...CARD }), zoom);
  if (way?.thread !== name) return undefined;
  const of = groupCardOf(way.node)?.outgoing[way.index] ?? { node: way.node.name, index: way.index };
  return { way, args: { thread: name, node, from: of.node, edge: of.index } };
}

export function showSplice(scene: Scene | undefined, zoom: number): void {
  const way = spliceNow(scene, zoom)?.way;
  const target = useDropTarget.getState();
  const edge = way && wayId(way);
  if (target.edge !== edge) target.show(edge, undefined);
}

export function ontoEdge(edit: DrawingEdit, scene: Scene | undefined, zoom: number): DrawingEdit {
  const splice = spliceNow(scene, zoom);
  if (splice === undefined) return edit;
  return {
    ...edit,
    label: `Put ${splice.args.node} into an edge`,
    run: (drawing) => {
      const moved = edit.run(drawing);
      return moved.ok ? spliceNode(moved.value, splice.args) : moved;
    },
  };
}
