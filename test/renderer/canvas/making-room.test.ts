/** Room is made by pushing what lies beyond a line; coming nearer stops before anything meets. Tidying is stable. */
import { expect, test } from 'vitest';
import { newThread } from '#model/commands/new-thread.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import { along } from '../../../renderer/actions/select-along.ts';
import { stepAside } from '../../../renderer/canvas/free-block.ts';
import { guidesOf } from '../../../renderer/canvas/room/guides.tsx';
import { isNothing, pushed, roomEdit } from '../../../renderer/canvas/room/make-room.ts';
import { tidied } from '../../../renderer/canvas/edits/tidy-selection.ts';
import type { Places } from '../../../renderer/canvas/use-scene.ts';
import { taken } from '../../model/commands/checkout-drawing.ts';

const nop = (name: string, ...to: string[]): Node => ({
  kind: 'nop',
  name,
  onFailure: [],
  next: to.map((each) => ({ to: each })),
});

const nodes = [nop('a', 'b'), nop('b', 'c', 'd'), nop('c'), nop('d')];
const at: Readonly<Record<string, Point>> = {
  a: { x: 32, y: 80 },
  b: { x: 320, y: 80 },
  c: { x: 608, y: 80 },
  d: { x: 608, y: 200 },
};
const thread = { name: 'entrypoint', variables: [], interrupts: [], nodes };
const other = newThread('other');
const otherPlaces = { start: { x: 32, y: 80 }, done: { x: 320, y: 80 } };
const drawing: Drawing = {
  workflow: { name: 'w', entrypoint: 'entrypoint', threads: [thread, other] },
  layout: {
    paddock: 1,
    threads: {
      entrypoint: { x: 0, y: 0, nodes: at },
      other: { x: 0, y: 600, nodes: otherPlaces },
    },
    notes: [{ id: 'n', text: '', x: 900, y: 0 }],
  },
  definitions: noDefinitions,
};
const placements = { entrypoint: at, other: otherPlaces };
const places: Places = {
  direction: 'right',
  seen: drawing.workflow,
  placements,
  full: placements,
  corners: { entrypoint: { x: 0, y: 0 }, other: { x: 0, y: 600 } },
  unfold: (_, point) => point,
};

test('what lies right of the line goes right, in one step', () => {
  const result = pushed(drawing, places, { axis: 'x', from: 400, thread: 'entrypoint' }, 83);
  expect(result).toEqual({
    nodes: { entrypoint: { b: { x: 400, y: 80 }, c: { x: 688, y: 80 }, d: { x: 688, y: 200 } } },
    corners: {},
    notes: { n: { x: 980, y: 0 } },
  });
  const { layout } = taken(roomEdit(result, places).run(drawing));
  expect(layout.threads['entrypoint']!.nodes['c']).toEqual({ x: 688, y: 80 });
  expect(layout.threads['entrypoint']!.nodes['a']).toEqual(at['a']);
  expect(layout.notes![0]!.x).toBe(980);
});

test('downwards whole frames below go along', () => {
  const result = pushed(drawing, places, { axis: 'y', from: 150, thread: 'entrypoint' }, 80);
  expect(result.nodes).toEqual({ entrypoint: { d: { x: 608, y: 280 } } });
  expect(result.corners).toEqual({ other: { x: 0, y: 680 } });
  const outside = pushed(drawing, places, { axis: 'y', from: 500, thread: undefined }, 80);
  expect(outside).toEqual({ nodes: {}, corners: { other: { x: 0, y: 680 } }, notes: {} });
});

test('coming nearer stops before anything meets', () => {
  const room = { axis: 'x', from: 500, thread: 'entrypoint' } as const;
  const { nodes: near } = pushed(drawing, places, room, -400);
  expect(near['entrypoint']!['c']!.x).toBe(560);
  expect(isNothing(pushed(drawing, places, room, 2))).toBe(true);
});

test('tidying a selection moves nothing else, covers nothing, and again moves nothing', () => {
  const names = new Set(['b', 'c', 'd']);
  const messy = { ...at, c: { x: 328, y: 88 }, d: { x: 40, y: 320 } };
  const once = tidied(thread, names, messy);
  expect(Object.keys(once).sort()).toEqual(['b', 'c', 'd']);
  expect(tidied(thread, names, { ...messy, ...once })).toEqual(once);
  for (const { x, y } of Object.values(once)) expect([x % 8, y % 8]).toEqual([0, 0]);
});

test('a block steps down until it covers nothing', () => {
  const block = [{ x: 0, y: 0, width: 100, height: 50 }];
  const wall = [
    { x: 50, y: 20, width: 100, height: 50 },
    { x: 0, y: 100, width: 100, height: 50 },
  ];
  const { y } = stepAside(block, wall);
  expect(y).toBeGreaterThanOrEqual(150);
  expect(stepAside(block, [])).toEqual({ x: 0, y: 0 });
});

test('guides lead to the nearest card in line', () => {
  expect(guidesOf([{ x: 320, y: 80 }], [at['a']!, at['d']!])).toEqual([
    { axis: 'y', at: 112, from: 252, to: 320 },
  ]);
  expect(guidesOf([{ x: 608, y: 400 }], [at['c']!, at['d']!])).toEqual([
    { axis: 'x', at: 718, from: 264, to: 400 },
  ]);
});

test('all that comes after and before, loops and all', () => {
  const loop = { ...thread, nodes: [...nodes.slice(0, 3), nop('d', 'b')] };
  expect([...along(loop, ['b'], 'down')].sort()).toEqual(['b', 'c', 'd']);
  expect([...along(loop, ['c'], 'up')].sort()).toEqual(['a', 'b', 'c', 'd']);
});
