/**
 * The whole scene as one picture: frames, cards in the colours of their kinds, edges and ties, and what a run reached.
 * For the overview and for zooms at which nothing could be read.
 */
import type { NodeRunMark, RunOverlay } from '../../store/run-store.ts';
import { CARD } from '../geometry.ts';
import { starterTone } from '../layout/starters.ts';
import { viewOf } from '../nodes/registry.ts';
import { edgeId, frameId, nodeId, nodeKey } from '../record-id.ts';
import type { Scene, SceneThread } from '../scene.ts';
import type { Tie } from '../tie-route.ts';
import type { Palette } from './palette.ts';
import type { Tone } from '../../ui/tone.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Marks {
  /** Ids of what is selected. */
  readonly selected: ReadonlySet<string>;
  readonly overlay: RunOverlay | undefined;
  readonly palette: Palette;
}

const statusTones: Readonly<Record<NodeRunMark, Tone>> = {
  starting: 'work',
  running: 'work',
  waiting: 'waiting',
  completed: 'good',
  failed: 'bad',
  exception: 'bad',
  halting: 'flow',
  halted: 'flow',
};

type Context = CanvasRenderingContext2D;

function along(context: Context, points: readonly { readonly x: number; readonly y: number }[]): void {
  const [first, ...rest] = points;
  if (first === undefined) return;
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
}

function paintEdges(context: Context, scene: Scene, marks: Marks, width: number): void {
  const { palette, overlay, selected } = marks;
  const groups = { plain: new Ways(), taken: new Ways(), selected: new Ways() };
  for (const thread of scene.threads)
    for (const way of thread.edges) {
      const isTaken = (overlay?.edges[`${way.thread}/${way.node.name}/${way.index}`] ?? 0) > 0;
      const isSelected = selected.has(edgeId(way.thread, way.node.name, way.index));
      groups[isSelected ? 'selected' : isTaken ? 'taken' : 'plain'].ways.push(way.route.points);
    }
  const stroke = (group: Ways, color: string, thick: number): void => {
    if (group.ways.length === 0) return;
    context.beginPath();
    for (const points of group.ways) along(context, points);
    context.strokeStyle = color;
    context.lineWidth = thick;
    context.stroke();
  };
  context.globalAlpha = overlay ? 0.35 : 1;
  stroke(groups.plain, palette.edge, width);
  context.globalAlpha = 1;
  stroke(groups.taken, palette.tone.good, width * 2);
  stroke(groups.selected, palette.accent, width * 2);
}

/** Lines that are stroked in one go. */
class Ways {
  readonly ways: (readonly { readonly x: number; readonly y: number }[])[] = [];
}

/** Below this zoom a card is one spot of colour. */
const SPOT = 0.3;

function paintCards(context: Context, thread: SceneThread, marks: Marks, zoom: number): void {
  const width = 1 / zoom;
  const bar = zoom < SPOT ? CARD.width : 28;
  const { palette, overlay, selected } = marks;
  for (const { node, at } of thread.cards) {
    const run = overlay?.nodes[nodeKey(thread.spec.name, node.name)];
    const tone = run ? statusTones[run.status] : viewOf(node.kind).tone(node);
    const isMissed = overlay !== undefined && run === undefined;
    context.fillStyle = isMissed ? palette.missed : palette.soft[tone];
    context.fillRect(at.x, at.y, CARD.width, CARD.height);
    context.fillStyle = isMissed ? palette.line : palette.tone[tone];
    context.fillRect(at.x, at.y, bar, CARD.height);
    if (!selected.has(nodeId(thread.spec.name, node.name))) continue;
    context.strokeStyle = palette.accent;
    context.lineWidth = width * 3;
    context.strokeRect(at.x, at.y, CARD.width, CARD.height);
  }
}

/** Names of threads stay readable at every zoom: they are what one finds the way by. */
const NAME_PX = 12;

function paintName(context: Context, { frame, spec }: SceneThread, marks: Marks, zoom: number): void {
  const size = NAME_PX / zoom;
  context.font = `600 ${size}px ${getComputedStyle(context.canvas).fontFamily}`;
  const room = frame.width - size;
  if (context.measureText(spec.name).width > Math.max(room, size * 4)) return;
  context.fillStyle = marks.palette.text;
  context.fillText(spec.name, frame.x + size * 0.5, frame.y - size * 0.4);
}

/** @param ties absent: not painted */
export function paintScene(
  context: Context,
  scene: Scene,
  view: View,
  marks: Marks,
  ties: readonly Tie[] | undefined,
): void {
  const { palette, selected } = marks;
  const scale = devicePixelRatio;
  const thin = 1 / view.zoom;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(view.zoom * scale, 0, 0, view.zoom * scale, view.x * scale, view.y * scale);
  for (const { frame, spec } of scene.threads) {
    const isSelected = selected.has(frameId(spec.name));
    context.fillStyle = palette.frame;
    context.fillRect(frame.x, frame.y, frame.width, frame.height);
    context.strokeStyle = isSelected ? palette.accent : palette.line;
    context.lineWidth = isSelected ? thin * 2 : thin;
    context.strokeRect(frame.x, frame.y, frame.width, frame.height);
  }
  for (const tie of ties ?? []) {
    context.beginPath();
    along(context, tie.points);
    context.strokeStyle = palette.tone[starterTone(tie.starter)];
    context.setLineDash([thin * 4, thin * 3]);
    context.lineWidth = thin;
    context.stroke();
    context.setLineDash([]);
  }
  paintEdges(context, scene, marks, thin);
  for (const thread of scene.threads) paintCards(context, thread, marks, view.zoom);
  if (ties) for (const thread of scene.threads) paintName(context, thread, marks, view.zoom);
}
