/** What React Flow is given of a large drawing, and how little of its ways a drag or an edit leads anew. */
import { describe, expect, it } from 'vitest';
import type { Point } from '#model/document/layout.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { CARD, GRID } from '../../../renderer/canvas/geometry.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import { nearScene, regionAround } from '../../../renderer/canvas/near-scene.ts';
import { nodeId } from '../../../renderer/canvas/record-id.ts';
import { buildScene, type Scene } from '../../../renderer/canvas/scene.ts';
import { keepRoutes, routesIn } from '../../../renderer/canvas/thread-inner.ts';
import { wideDrawing } from '../../bench/canvas/wide-drawing.ts';
import { randomThread } from './random-thread.ts';

const nobody: ReadonlySet<string> = new Set();

function sceneOf(thread: ThreadSpec, places = placeThread(thread)): Scene {
  const workflow: WorkflowDocument = { name: 'w', entrypoint: thread.name, threads: [thread] };
  return buildScene(workflow, { [thread.name]: places }, { [thread.name]: { x: 0, y: 0 } });
}

/** How many of the scene's edges are not those of the other scene. */
function ledAnew(before: Scene, after: Scene): readonly string[] {
  const old = new Set(before.threads.flatMap(({ edges }) => edges.map(({ from }) => from)));
  return after.threads.flatMap(({ edges }) =>
    edges.filter(({ from }) => !old.has(from)).map(({ node, edge }) => `${node.name} ${edge.to}`),
  );
}

const wide = wideDrawing(2_000).workflow.threads[0]!;

describe('what is near', () => {
  const scene = sceneOf(wide);
  const view = { x: 5_000, y: 3_000, width: 1_200, height: 800 };

  it('has every card in view, the ends of every edge, and little else', () => {
    const [near] = nearScene(scene, regionAround(view), nobody).threads;
    const names = new Set(near!.cards.map(({ node }) => node.name));
    for (const { node, at } of scene.threads[0]!.cards)
      if (at.x < 6_200 && at.x + CARD.width > 5_000 && at.y < 3_800 && at.y + CARD.height > 3_000)
        expect(names).toContain(node.name);
    for (const { node, edge } of near!.edges)
      expect([...names]).toEqual(expect.arrayContaining([node.name, edge.to]));
    expect(near!.cards.length).toBeLessThan(150);
  });

  it('is the same for views that are near each other', () => {
    const region = regionAround(view);
    const moved = regionAround({ ...view, x: view.x + 8, y: view.y - 8 });
    expect(moved).toEqual(region);
    const first = nearScene(scene, region, nobody).threads[0];
    expect(nearScene(scene, region, nobody).threads[0]).toBe(first);
  });

  it('has what is held, however far away it is', () => {
    const [near] = nearScene(scene, regionAround(view), new Set([nodeId('entrypoint', 'r0-0')])).threads;
    expect(near!.cards.map(({ node }) => node.name)).toContain('r0-0');
  });

  it('has what is held, whatever it is called', () => {
    const name = 'count > 3 && label == "100%\\5"';
    const named = { ...wide, nodes: [...wide.nodes, { ...wide.nodes.at(-1)!, name, edges: [] }] };
    const placed = { ...placeThread(wide), [name]: { x: -9_000, y: -9_000 } };
    const id = nodeId('entrypoint', name);
    expect(id).not.toMatch(/["\\]/);
    const [near] = nearScene(sceneOf(named, placed), regionAround(view), new Set([id])).threads;
    expect(near!.cards.map(({ node }) => node.name)).toContain(name);
  });
});

describe('ways of a large thread', () => {
  it.each([
    ['wide', wide, 'r20-17'],
    ['nested', randomThread(1, 800), undefined],
  ])('%s: one step of a drag leads only the edges of the card and those it runs into', (_, thread, name) => {
    const node = thread.nodes.find((each) => each.name === (name ?? thread.nodes[400]!.name))!;
    const places = placeThread(thread);
    const before = sceneOf(thread, places);
    const at = places[node.name] as Point;
    const after = sceneOf(thread, { ...places, [node.name]: { x: at.x + 24, y: at.y + 16 } });
    const led = ledAnew(before, after);
    const own =
      node.next.length + thread.nodes.flatMap(({ next }) => next).filter(({ to }) => to === node.name).length;
    expect(led.length).toBeGreaterThanOrEqual(own);
    expect(led.length).toBeLessThan(own + 12);
  });

  it('an edit that changes no shape leads none, a new node only its own', () => {
    const places = placeThread(wide);
    const before = sceneOf(wide, places);
    const named = {
      ...wide,
      nodes: wide.nodes.map((node) => (node.name === 'r3-1' ? { ...node, task: 'x' } : node)),
    };
    expect(ledAnew(before, sceneOf(named as ThreadSpec, places))).toEqual([]);
    const more: ThreadSpec = {
      ...wide,
      nodes: [...wide.nodes, { kind: 'exit', name: 'more', onFailure: [], next: [] }].map((node) =>
        node.name === 'r3-1' ? { ...node, next: [...node.next, { to: 'more' }] } : node,
      ) as ThreadSpec['nodes'],
    };
    const at = places['r3-1'] as Point;
    const grown = sceneOf(more, { ...places, more: { x: at.x + 300, y: at.y + 120 } });
    const led = ledAnew(sceneOf(wide, places), grown);
    expect(led).toContain('r3-1 more');
    expect(led.length).toBeLessThan(12);
  });

  it('that the layout worker has found are not looked for again', () => {
    const thread = { ...randomThread(5, 450), name: 'from-the-worker' };
    const places = placeThread(thread);
    // As they come out of a message.
    const routes = structuredClone(routesIn(thread, places, 'right'));
    keepRoutes(thread, places, 'right', routes);
    const used = sceneOf(thread, places).threads[0]!.edges.map(({ from }) => from);
    expect(used).toEqual(routes);
    expect(used.every((route, index) => route === routes[index])).toBe(true);
  });

  it('a thread laid out stands on the grid', () => {
    for (const { x, y } of Object.values(placeThread(wide))) expect([x % GRID, y % GRID]).toEqual([0, 0]);
  });
});
