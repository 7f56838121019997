/**
 * What is wrong with a drawing, as geometry sees it: cards that cover each other, lines that run through cards, a main
 * path that is not straight, loops and ties that cross it, pills that cover something. One line of text a fault.
 */
import type { Point } from '#model/document/layout.ts';
import { type Rect, overlaps } from '../../../renderer/canvas/geometry.ts';
import { labelBox, labelSize } from '../../../renderer/canvas/layout/edge-label.ts';
import { edgeKey, flowOf } from '../../../renderer/canvas/layout/thread-flow.ts';
import type { Scene, SceneThread } from '../../../renderer/canvas/scene.ts';
import { cardBox } from '../../../renderer/canvas/stubs.ts';
import { tiesOf } from '../../../renderer/canvas/tie-route.ts';
import { turned, turnedRect } from '../../../renderer/canvas/turn.ts';

interface Line {
  readonly a: Point;
  readonly b: Point;
}

const linesOf = (points: readonly Point[]): readonly Line[] =>
  points.slice(1).map((b, index) => ({ a: points[index] as Point, b }));

const rectOf = ({ a, b }: Line): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** Strictly: touching at an end, or lying on one another, is no crossing. */
function cross(one: Line, other: Line): boolean {
  const isLevel = (line: Line) => line.a.y === line.b.y;
  if (isLevel(one) === isLevel(other)) return false;
  const [level, upright] = isLevel(one) ? [one, other] : [other, one];
  const [left, right] = [Math.min(level.a.x, level.b.x), Math.max(level.a.x, level.b.x)];
  const [top, low] = [Math.min(upright.a.y, upright.b.y), Math.max(upright.a.y, upright.b.y)];
  return upright.a.x > left && upright.a.x < right && level.a.y > top && level.a.y < low;
}

const pairs = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

function threadFaults(thread: SceneThread): string[] {
  const faults: string[] = [];
  const say = (words: string) => faults.push(`${thread.spec.name}: ${words}`);
  const { direction } = thread;
  const cards = thread.cards.map((card) => ({
    name: card.node.name,
    box: cardBox(card.node, card.at, direction),
  }));
  for (const [one, other] of pairs(cards))
    if (overlaps(one.box, other.box, 8)) say(`card ${one.name} covers ${other.name}`);

  const flow = flowOf(thread.spec);
  // As if the flow ran right.
  const line = flow.mainPath.map((name) => {
    const at = thread.cards.find((card) => card.node.name === name)?.at;
    return at && turned(direction, at);
  });
  if (new Set(line.map((at) => at?.y)).size > 1) say('the main path is not straight');
  if (line.some((at, index) => index > 0 && (line[index - 1]?.x ?? 0) >= (at?.x ?? 0)))
    say('the main path does not lead on');

  const isMain = (from: string, to: string) => flow.mainPath[flow.mainPath.indexOf(from) + 1] === to;
  const mainLines = thread.edges
    .filter(({ node, edge }) => flow.mainPath.includes(node.name) && isMain(node.name, edge.to))
    .flatMap(({ route }) => linesOf(route.points));
  const pills = thread.edges.flatMap(({ node, index, route }) => {
    const size = labelSize(node.next, index, direction);
    if (size === undefined) return [];
    const box = turnedRect(direction, labelBox(size, turned(direction, route.label)));
    return [{ name: `${node.name}/${index}`, box }];
  });

  for (const { node, edge, index, route } of thread.edges) {
    const name = `${node.name} → ${edge.to}`;
    const lines = linesOf(route.points);
    for (const [at, each] of lines.entries()) {
      if (each.a.x !== each.b.x && each.a.y !== each.b.y) say(`edge ${name} is slanted`);
      for (const card of cards) {
        if (at === 0 && card.name === node.name) continue;
        if (at === lines.length - 1 && card.name === edge.to) continue;
        if (overlaps(rectOf(each), card.box)) say(`edge ${name} runs through ${card.name}`);
      }
      for (const pill of pills)
        if (pill.name !== `${node.name}/${index}` && overlaps(rectOf(each), pill.box, -1))
          say(`edge ${name} runs through the label of ${pill.name}`);
    }
    if (
      flow.back.has(edgeKey(node.name, index)) &&
      lines.some((each) => mainLines.some((main) => cross(each, main)))
    )
      say(`loop ${name} crosses the main path`);
  }
  for (const pill of pills)
    for (const card of cards)
      if (overlaps(pill.box, card.box, -1)) say(`the label of ${pill.name} covers card ${card.name}`);
  for (const [one, other] of pairs(pills))
    if (overlaps(one.box, other.box, -1)) say(`the label of ${one.name} covers that of ${other.name}`);
  for (const { name, box } of [...cards, ...pills])
    if (
      box.x < thread.frame.x ||
      box.y < thread.frame.y + 44 ||
      box.x + box.width > thread.frame.x + thread.frame.width ||
      box.y + box.height > thread.frame.y + thread.frame.height
    )
      say(`${name} hangs out of the frame`);
  return faults;
}

export function drawingFaults(scene: Scene): string[] {
  const faults = scene.threads.flatMap(threadFaults);
  for (const [one, other] of pairs(scene.threads))
    if (overlaps(one.frame, other.frame)) faults.push(`frame ${one.spec.name} covers ${other.spec.name}`);
  for (const tie of tiesOf(scene)) {
    const lines = linesOf(tie.points);
    const name = `tie to ${tie.starter.starts} from ${tie.starter.thread}`;
    for (const thread of scene.threads) {
      const main = flowOf(thread.spec).mainPath;
      for (const card of thread.cards) {
        const isOwn =
          tie.starter.kind !== 'interrupt' &&
          card.node.name === tie.starter.node &&
          thread.spec.name === tie.starter.thread;
        const box = isOwn
          ? { ...card.at, width: 220, height: 64 }
          : cardBox(card.node, card.at, card.direction);
        if (lines.some((line) => overlaps(rectOf(line), box, -1)))
          faults.push(`${name} runs through card ${thread.spec.name}/${card.node.name}`);
      }
      for (const way of thread.edges) {
        const isMain = main[main.indexOf(way.node.name) + 1] === way.edge.to;
        if (isMain && linesOf(way.route.points).some((each) => lines.some((line) => cross(each, line))))
          faults.push(`${name} crosses the main path of ${thread.spec.name}`);
      }
    }
    for (const thread of scene.threads)
      if (
        thread.spec.name !== tie.starter.thread &&
        thread.spec.name !== tie.starter.starts &&
        lines.some((line) => overlaps(rectOf(line), thread.frame, -1))
      )
        faults.push(`${name} runs through frame ${thread.spec.name}`);
  }
  return faults;
}
