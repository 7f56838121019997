/** Where things stand when nobody has put them anywhere: main path in a line, nothing covered, always the same. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { Rect } from '../../../renderer/canvas/geometry.ts';
import { fillIn, freePlace } from '../../../renderer/canvas/layout/fill-in.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import type { Placement } from '../../../renderer/canvas/layout/placement.ts';
import { flowOf } from '../../../renderer/canvas/layout/thread-flow.ts';
import { buildScene, cornersOf, type SceneThread } from '../../../renderer/canvas/scene.ts';
import { randomThread } from './random-thread.ts';

let workflow: WorkflowDocument;
const threadOf = (name: string) => workflow.threads.find((thread) => thread.name === name) as ThreadSpec;

const placements = (): Record<string, Placement> =>
  Object.fromEntries(workflow.threads.map((thread) => [thread.name, placeThread(thread)]));

beforeAll(() => {
  const file = 'templates/checkout/checkout.workflow.yaml';
  const { document } = parseWorkflow(readFileSync(file, 'utf8'), file);
  if (document === undefined) throw new Error('the template does not parse');
  workflow = document;
});

describe('the flow of a thread', () => {
  it('finds the loop back to the charge and nothing else', () => {
    const { back } = flowOf(threadOf('entrypoint'));
    expect(back).toEqual(new Set(['2/paid']));
  });

  it('follows the first edges that lead to a good end', () => {
    expect(flowOf(threadOf('entrypoint')).mainPath).toEqual([
      'start',
      'reserve',
      'charge',
      'paid',
      'send-receipt',
      'ship',
      'receipt-sent',
      'done',
    ]);
  });
});

describe('automatic layout', () => {
  it('puts the main path on one line, from left to right', () => {
    const thread = threadOf('entrypoint');
    const places = placeThread(thread);
    const line = flowOf(thread).mainPath.map((name) => places[name]);
    expect(new Set(line.map((at) => at?.y)).size).toBe(1);
    const xs = line.map((at) => at?.x ?? NaN);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it('hangs handlers below the frame of what they guard', () => {
    const places = placements();
    const { threads } = buildScene(workflow, places, cornersOf(workflow, places, {}));
    const frame = (name: string) => threads.find((thread) => thread.spec.name === name)?.frame as Rect;
    const entry = frame('entrypoint');
    for (const name of ['ask-for-card', 'give-up', 'tell-trouble', 'cancel-order', 'receipt'])
      expect(frame(name).y).toBeGreaterThanOrEqual(entry.y + entry.height);
  });

  it('is the same in every run', () => {
    const thread = threadOf('entrypoint');
    expect(placeThread(thread)).toEqual(placeThread(structuredClone(thread)));
  });

  it('keeps the very parts of threads that did not change', () => {
    const places = placements();
    const corners = cornersOf(workflow, places, {});
    const before = buildScene(workflow, places, corners);
    const after = buildScene({ ...workflow, name: 'other' }, places, corners);
    expect(after.threads.every((thread, index) => thread === before.threads[index])).toBe(true);
  });
});

describe('what does not change is not drawn again', () => {
  const thread = { ...randomThread(5, 200), name: 'large' };
  const drawing: WorkflowDocument = { name: 'w', entrypoint: 'large', threads: [thread] };
  const places = { large: placeThread(thread) };
  const corners = cornersOf(drawing, places, {});
  const [before] = buildScene(drawing, places, corners).threads as [SceneThread];

  it('an edit of what one node says leaves all other cards and edges the very same', () => {
    const task = thread.nodes.find((node) => node.kind === 'task') as Node;
    const nodes = thread.nodes.map((node) => (node === task ? { ...node, timeoutSeconds: 5 } : node));
    const edited = { ...drawing, threads: [{ ...thread, nodes }] };
    const [after] = buildScene(edited, places, corners).threads as [SceneThread];
    expect(after.cards.filter((card, index) => card !== before.cards[index])).toHaveLength(1);
    const changed = after.edges.filter((edge, index) => edge !== before.edges[index]);
    expect(changed.every((edge) => edge.node.name === task.name)).toBe(true);
    expect(after.edges.map(({ from }) => from)).toEqual(before.edges.map(({ from }) => from));
  });

  it('a move of one card leads anew only the edges that it concerns', () => {
    const { name } = thread.nodes[60] as Node;
    const at = places.large[name] as { x: number; y: number };
    const moved = { large: { ...places.large, [name]: { x: at.x, y: at.y + 400 } } };
    buildScene(drawing, places, corners);
    const [after] = buildScene(drawing, moved, corners).threads as [SceneThread];
    const changed = after.edges.filter((edge, index) => edge.from !== before.edges[index]?.from);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(20);
    expect(changed.some(({ node, edge }) => node.name === name || edge.to === name)).toBe(true);
  });

  it('a card in the hand leads only its own edges anew; let go, it is drawn as if it had come straight there', () => {
    const { name } = thread.nodes[60] as Node;
    const at = places.large[name] as { x: number; y: number };
    const there = (y: number) => ({ large: { ...places.large, [name]: { x: at.x, y: at.y + y } } });
    const inHand = new Set(['large']);
    const build = (placed: typeof places, hand?: ReadonlySet<string>) =>
      buildScene(drawing, placed, corners, undefined, undefined, 'right', hand).threads[0] as SceneThread;
    const waysOf = ({ edges }: SceneThread) => edges.map(({ route }) => route);
    const start = build(places);
    const straight = waysOf(build(there(400)));
    build(places);
    for (const y of [80, 160, 240, 320, 400]) {
      const held = build(there(y), inHand);
      const changed = held.edges.filter((edge, index) => edge.from !== start.edges[index]?.from);
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.every(({ node, edge }) => node.name === name || edge.to === name)).toBe(true);
    }
    expect(waysOf(build(places))).toEqual(waysOf(start));
    build(there(240), inHand);
    expect(waysOf(build(there(400)))).toEqual(straight);
  });
});

describe('a folded thread', () => {
  it('is its title, and one thread can be shown alone', () => {
    const places = placements();
    const folded = new Set(['receipt']);
    const corners = cornersOf(workflow, places, {}, folded);
    const scene = buildScene(workflow, places, corners, { folded });
    const receipt = scene.threads.find(({ spec }) => spec.name === 'receipt') as SceneThread;
    expect(receipt).toMatchObject({ isFolded: true, cards: [], edges: [] });
    expect(receipt.frame.height).toBe(44);
    const alone = buildScene(workflow, places, corners, { folded, only: 'receipt' });
    expect(alone.threads).toHaveLength(1);
    expect(alone.threads[0]?.cards).toHaveLength(3);
  });
});

describe('places for nodes that have none', () => {
  it('are right of what leads there and cover nothing', () => {
    const thread = threadOf('receipt');
    const places = fillIn(thread, { start: { x: 32, y: 68 }, sent: { x: 308, y: 68 } });
    expect(places.send).toEqual({ x: 308, y: 68 + 64 + 32 + 16 });
  });

  it('step down as long as something is in the way', () => {
    const column = [0, 100, 200].map((y) => ({ x: 0, y }));
    const place = freePlace({ x: 0, y: 0 }, column);
    expect(place.x).toBe(0);
    expect(place.y).toBeGreaterThanOrEqual(300);
  });
});
