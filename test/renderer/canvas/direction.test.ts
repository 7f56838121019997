/** A drawing that runs down is one that runs right, turned over: places, ports, stubs, ties, and what is added by hand. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Direction } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { addEdit } from '../../../renderer/canvas/edits/add-edit.ts';
import { CARD } from '../../../renderer/canvas/geometry.ts';
import { fillIn } from '../../../renderer/canvas/layout/fill-in.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import { startersOf } from '../../../renderer/canvas/layout/starters.ts';
import { simplePlaces } from '../../../renderer/canvas/layout/simple-places.ts';
import { flowOf } from '../../../renderer/canvas/layout/thread-flow.ts';
import { offerOf } from '../../../renderer/canvas/nodes/offers.ts';
import { buildScene, cornersOf, type Scene } from '../../../renderer/canvas/scene.ts';
import { stubsOf } from '../../../renderer/canvas/stubs.ts';
import { tiesOf } from '../../../renderer/canvas/tie-route.ts';
import type { Places } from '../../../renderer/canvas/use-scene.ts';

const file = 'templates/checkout/checkout.workflow.yaml';
const workflow = parseWorkflow(readFileSync(file, 'utf8'), file).document!;
const entry = workflow.threads.find(({ name }) => name === 'entrypoint') as ThreadSpec;

function sceneIn(direction: Direction): Scene {
  const places = Object.fromEntries(
    workflow.threads.map((each) => [each.name, placeThread(each, direction)]),
  );
  const starters = startersOf(workflow);
  const corners = cornersOf(workflow, places, {}, new Set(), starters, direction);
  return buildScene(workflow, places, corners, { folded: new Set() }, starters, direction);
}

test('the main path is a column, and every edge leaves below and arrives above', () => {
  const places = placeThread(entry, 'down');
  const path = flowOf(entry).mainPath.map((name) => places[name]!);
  expect(new Set(path.map(({ x }) => x)).size).toBe(1);
  expect(path.map(({ y }) => y)).toEqual(path.map(({ y }) => y).toSorted((a, b) => a - b));
  for (const { cards, edges } of sceneIn('down').threads)
    for (const { node, edge, route } of edges) {
      const [from, to] = [node.name, edge.to].map(
        (name) => cards.find((card) => card.node.name === name)!.at,
      );
      expect(route.points[0]).toEqual({ x: from!.x + CARD.width / 2, y: from!.y + CARD.height });
      expect(route.points.at(-1)).toEqual({ x: to!.x + CARD.width / 2, y: to!.y });
    }
});

test('stubs hang from the right border, and ties leave to the right and arrive at the left', () => {
  const charge = entry.nodes.find(({ name }) => name === 'charge')!;
  for (const { box } of stubsOf(charge, 'down')) {
    expect(box.x).toBeGreaterThanOrEqual(CARD.width);
    expect(box.y + box.height).toBeLessThanOrEqual(CARD.height);
  }
  const scene = sceneIn('down');
  const ties = tiesOf(scene);
  expect(ties).toHaveLength(tiesOf(sceneIn('right')).length);
  for (const { starter, points, inside } of ties) {
    const frame = scene.threads.find(({ spec }) => spec.name === starter.starts)!.frame;
    const home = scene.threads.find(({ spec }) => spec.name === starter.thread)!.frame;
    expect(points.at(-1)?.x).toBe(frame.x);
    expect(Math.max(...inside.map(({ x }) => x))).toBeLessThanOrEqual(home.x + home.width);
  }
});

test('turned there and back, all is as it was', () => {
  const before = sceneIn('right');
  sceneIn('down');
  expect(sceneIn('right').threads.map(({ edges, exits, frame }) => ({ edges, exits, frame }))).toEqual(
    before.threads.map(({ edges, exits, frame }) => ({ edges, exits, frame })),
  );
});

test('nodes without places stand below what leads to them, or in columns when the layout was stopped', () => {
  const known = Object.fromEntries(
    Object.entries(placeThread(entry, 'down')).filter(([name]) => name !== 'done'),
  );
  const last = flowOf(entry).mainPath.at(-2)!;
  const { done } = fillIn(entry, known, 'down');
  expect(done).toEqual({ x: known[last]!.x, y: known[last]!.y + CARD.height + 56 });
  const [a, b] = entry.nodes.map(({ name }) => simplePlaces(entry, 'down')[name]!);
  expect([b!.x - a!.x, b!.y > a!.y]).toEqual([0, true]);
});

/** The drawing with all places saved, and a sleep added where `target` says. */
function added(target: object): {
  before: Readonly<Record<string, { x: number; y: number }>>;
  after: Drawing;
} {
  const before = placeThread(entry, 'down');
  const layout = {
    paddock: 1,
    direction: 'down',
    threads: { entrypoint: { x: 0, y: 0, nodes: before } },
  } as const;
  const full = { entrypoint: before };
  const places: Places = {
    direction: 'down',
    seen: workflow,
    placements: full,
    full,
    corners: { entrypoint: { x: 0, y: 0 } },
    unfold: (_, point) => point,
  };
  const edit = addEdit(offerOf('sleep')!, { thread: 'entrypoint', ...target }, places, () => undefined);
  const result = edit.run({ workflow, layout, definitions: noDefinitions });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { before, after: result.value };
}

test.each([
  ['in front of a node', { before: 'charge' }],
  ['into an edge', { edge: { node: 'reserve', index: 0 } }],
])('what is put %s stands in the column, and what follows moves down', (_, target) => {
  const { before, after } = added(target);
  const { nodes } = after.layout.threads.entrypoint!;
  const sleep = nodes.sleep!;
  expect(sleep.x).toBe(before.charge!.x);
  expect(sleep.y).toBeGreaterThan(nodes.reserve!.y + CARD.height);
  expect(nodes.charge!.y).toBeGreaterThan(sleep.y + CARD.height);
  expect(nodes.reserve).toEqual(before.reserve);
  expect(nodes.charge!.x).toBe(before.charge!.x);
  expect(nodes.done!.y).toBeGreaterThan(before.done!.y);
});
