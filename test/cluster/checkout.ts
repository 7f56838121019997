/** The checkout template's ways, driven from outside: the same inputs and events at the same points on any server. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { LittleHorseClient } from '../kit/client.ts';
import { type WhatHappened, whatHappened } from './what-happened.ts';

export interface Way {
  readonly name: string;
  readonly cardToken: string;
  readonly sku: string;
  /** Events, each posted once a NodeRun of that node is RUNNING. */
  readonly events: readonly { readonly whenAt: string; readonly def: string; readonly content: string }[];
  readonly ends: keyof typeof LHStatus;
}

export const ways: readonly Way[] = [
  { name: 'paid at once', cardToken: 'tok-good', sku: 'mug', events: [], ends: 'COMPLETED' },
  {
    name: 'declined, then a new card',
    cardToken: 'tok-declined',
    sku: 'mug',
    events: [{ whenAt: 'wait-for-card', def: 'card-updated', content: 'tok-good' }],
    ends: 'COMPLETED',
  },
  {
    name: 'declined twice',
    cardToken: 'tok-declined',
    sku: 'mug',
    events: [
      { whenAt: 'wait-for-card', def: 'card-updated', content: 'tok-declined' },
      { whenAt: 'wait-for-card', def: 'card-updated', content: 'tok-good' },
    ],
    ends: 'COMPLETED',
  },
  { name: 'sold out', cardToken: 'tok-good', sku: 'rare-mug', events: [], ends: 'EXCEPTION' },
  {
    name: "the bank's service fails twice",
    cardToken: 'tok-flaky-2',
    sku: 'mug',
    events: [],
    ends: 'COMPLETED',
  },
  {
    name: "the bank's service fails for good",
    cardToken: 'tok-flaky-9',
    sku: 'mug',
    events: [],
    ends: 'EXCEPTION',
  },
  {
    name: 'cancelled while charging',
    cardToken: 'tok-slow',
    sku: 'mug',
    events: [{ whenAt: 'charge', def: 'order-cancelled', content: 'changed my mind' }],
    ends: 'EXCEPTION',
  },
  {
    name: 'cancelled while we wait for a card',
    cardToken: 'tok-declined',
    sku: 'mug',
    events: [{ whenAt: 'wait-for-card', def: 'order-cancelled', content: 'never mind' }],
    ends: 'EXCEPTION',
  },
];

const literal = { str: (value: string) => ({ value: { case: 'str' as const, value } }) };

/** Order ids are the same on every server, so that inputs and outputs can be compared. */
export async function walk(client: LittleHorseClient, way: Way): Promise<WhatHappened> {
  const orderId = way.name.replaceAll(/[^a-z]+/g, '-');
  const cart = JSON.stringify({ items: [{ sku: way.sku, quantity: 2 }], total: 29.9 });
  const run = await client.call('runWf', {
    wfSpecName: 'checkout',
    variables: {
      'order-id': literal.str(orderId),
      cart: { value: { case: 'jsonObj', value: cart } },
      email: literal.str('kim@example.com'),
      'card-token': literal.str(way.cardToken),
    },
  });
  const wfRunId = run.id!;
  for (const [index, event] of way.events.entries()) {
    const earlier = way.events.slice(0, index).filter(({ whenAt }) => whenAt === event.whenAt).length;
    await until(`${way.name}: ${event.whenAt}`, async () => {
      const { results } = await client.call('listNodeRuns', { wfRunId });
      const there = results.filter(({ nodeName }) => nodeName === event.whenAt);
      return (
        there.length > earlier &&
        there.at(-1)!.status === LHStatus.RUNNING &&
        (await isWithWorker(client, wfRunId, event.whenAt))
      );
    });
    const content = literal.str(event.content);
    await client.call('putExternalEvent', { wfRunId, externalEventDefId: { name: event.def }, content });
  }
  await until(`${way.name}: the end`, async () => {
    const { status } = await client.call('getWfRun', wfRunId);
    return [LHStatus.COMPLETED, LHStatus.ERROR, LHStatus.EXCEPTION].includes(status);
  });
  return settled(client, wfRunId);
}

/** Lists of a busy real cluster can lag behind its WfRun: what is read is read until it stays the same. */
async function settled(client: LittleHorseClient, wfRunId: { id: string }): Promise<WhatHappened> {
  let before = await whatHappened(client, wfRunId);
  for (let tries = 0; tries < 20; tries++) {
    await sleep(500);
    const now = await whatHappened(client, wfRunId);
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
  return before;
}

/** A charge is cancelled only once a worker has it: then both servers let the attempt end first. */
async function isWithWorker(
  client: LittleHorseClient,
  wfRunId: { id: string },
  node: string,
): Promise<boolean> {
  if (node !== 'charge') return true;
  const { results } = await client.call('listTaskRuns', { wfRunId });
  return results.some(
    (run) => run.taskDefId?.name === 'charge-card' && run.attempts.at(-1)?.startTime !== undefined,
  );
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await sleep(100);
  }
  throw new Error(`waited a minute in vain for ${what}`);
}
