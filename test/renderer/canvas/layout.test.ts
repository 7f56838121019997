/** Where things stand when nobody has put them anywhere: main path in a line, nothing covered, always the same. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { overlaps, type Rect } from '../../../renderer/canvas/geometry.ts';
import { fromElk, toElk, type Placement } from '../../../renderer/canvas/layout/elk-graph.ts';
import { fillIn, freePlace } from '../../../renderer/canvas/layout/fill-in.ts';
import { flowOf } from '../../../renderer/canvas/layout/thread-flow.ts';
import { buildScene, cornersOf } from '../../../renderer/canvas/scene.ts';

const Elk = createRequire(import.meta.url)('elkjs/lib/elk.bundled.js') as new () => {
  layout(graph: ElkNode): Promise<ElkNode>;
};

let workflow: WorkflowDocument;
const threadOf = (name: string) => workflow.threads.find((thread) => thread.name === name) as ThreadSpec;

async function layOut(thread: ThreadSpec): Promise<Placement> {
  return fromElk(thread, await new Elk().layout(toElk(thread)));
}

async function placements(): Promise<Record<string, Placement>> {
  const found = workflow.threads.map(async (thread) => [thread.name, await layOut(thread)] as const);
  return Object.fromEntries(await Promise.all(found));
}

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

  it('takes the longest way to a good end as the main path', () => {
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
  it('puts the main path on one line, from left to right', async () => {
    const thread = threadOf('entrypoint');
    const places = await layOut(thread);
    const line = flowOf(thread).mainPath.map((name) => places[name]);
    expect(new Set(line.map((at) => at?.y)).size).toBe(1);
    const xs = line.map((at) => at?.x ?? NaN);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it('covers no card with another and no frame with another', async () => {
    const places = await placements();
    const scene = buildScene(workflow, places, cornersOf(workflow, places, {}));
    for (const thread of scene.threads) {
      const cards = thread.cards.map((card) => ({ ...card.at, width: 220, height: 64 }));
      cards.forEach((card, index) =>
        cards.slice(index + 1).forEach((other) => expect(overlaps(card, other)).toBe(false)),
      );
    }
    const frames: readonly Rect[] = scene.threads.map((thread) => thread.frame);
    frames.forEach((frame, index) =>
      frames.slice(index + 1).forEach((other) => expect(overlaps(frame, other)).toBe(false)),
    );
  });

  it('hangs handlers below the frame of what they guard', async () => {
    const places = await placements();
    const { threads } = buildScene(workflow, places, cornersOf(workflow, places, {}));
    const frame = (name: string) => threads.find((thread) => thread.spec.name === name)?.frame as Rect;
    const entry = frame('entrypoint');
    for (const name of ['ask-for-card', 'give-up', 'tell-trouble', 'cancel-order', 'receipt'])
      expect(frame(name).y).toBeGreaterThanOrEqual(entry.y + entry.height);
  });

  it('is the same in every run', async () => {
    const thread = threadOf('entrypoint');
    expect(await layOut(thread)).toEqual(await layOut(structuredClone(thread)));
  });

  it('leads edges around cards', async () => {
    const places = await placements();
    const scene = buildScene(workflow, places, cornersOf(workflow, places, {}));
    for (const thread of scene.threads)
      for (const { route, node, edge } of thread.edges)
        for (const card of thread.cards) {
          if (card.node === node || card.node.name === edge.to) continue;
          const rect = { ...card.at, width: 220, height: 64 };
          for (let i = 0; i + 1 < route.points.length; i++) {
            const [a, b] = [route.points[i], route.points[i + 1]];
            if (a === undefined || b === undefined) continue;
            const line = {
              x: Math.min(a.x, b.x),
              y: Math.min(a.y, b.y),
              width: Math.abs(a.x - b.x),
              height: Math.abs(a.y - b.y),
            };
            expect(overlaps(line, rect)).toBe(false);
          }
        }
  });

  it('keeps the very parts of threads that did not change', async () => {
    const places = await placements();
    const corners = cornersOf(workflow, places, {});
    const before = buildScene(workflow, places, corners);
    const after = buildScene({ ...workflow, name: 'other' }, places, corners);
    expect(after.threads.every((thread, index) => thread === before.threads[index])).toBe(true);
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
