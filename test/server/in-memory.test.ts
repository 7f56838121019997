/** WfRuns leave memory when there is too much of them, and are as they were when they are asked for again. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { LittleHorse } from '#api/gen/service_pb.js';
import { parseWfRunId } from '../../engine/core/values/wf-run-id-text.ts';
import type { InMemory } from '../../engine/server/aggregates.ts';
import type { Methods, UnaryMethod } from '../../engine/server/handlers.ts';
import type { Reply } from '../../engine/server/reply.ts';
import { tenantEngine, type TenantEngine } from '../../engine/server/tenant-engine.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { entrypoint, exit, externalEvent, workflow } from './flows.ts';

let store: Store;
/** How often a journal was read. */
let loads = 0;
beforeEach(() => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  const { journal } = opened.value;
  store = {
    ...opened.value,
    journal: { ...journal, after: (run, seq) => ((loads += 1), journal.after(run, seq)) },
  };
});
afterEach(() => store.close());

async function call<K extends UnaryMethod>(
  { unary }: TenantEngine,
  method: K,
  request: MessageInitShape<Methods[K]['input']>,
): Promise<Reply> {
  const handler = unary[method] as unknown as (
    request: unknown,
    call: { onCancelled(): void },
  ) => Reply | Promise<Reply>;
  const { input } = LittleHorse.method[method];
  return handler(create(input, request as never), { onCancelled: () => {} });
}

const IDS = ['a', 'b', 'c', 'd'];

/** Each WfRun has twelve NodeRuns and waits; then some are read. Answers how often one was loaded for it. */
async function loadsOf(reads: readonly string[], wfRunsInMemory: Partial<InMemory>): Promise<number> {
  let ids = 0;
  const engine = tenantEngine({
    store,
    clock: { now: () => 1_000_000, schedule: () => () => {} },
    mint: () => String(++ids).padStart(32, '0'),
    address: () => ({ host: 'localhost', port: 1 }),
    onBug: (what, error) => expect.unreachable(`${what}: ${String(error)}`),
    wfRunsInMemory,
  });
  await call(engine, 'putExternalEventDef', { name: 'go' });
  const nops = Array.from({ length: 10 }, (_, i) => [
    `nop-${i}`,
    {
      node: { case: 'nop' as const, value: {} },
      outgoingEdges: [{ sinkNodeName: i < 9 ? `nop-${i + 1}` : 'wait' }],
    },
  ]);
  const nodes = {
    start: entrypoint('nop-0'),
    ...Object.fromEntries(nops),
    wait: externalEvent('go', 'end'),
    end: exit,
  };
  await call(engine, 'putWfSpec', workflow('long', nodes));
  for (const id of IDS) await call(engine, 'runWf', { wfSpecName: 'long', id });
  loads = 0;
  for (const id of reads) {
    const state = engine.read(parseWfRunId(id));
    expect(state?.nodeRuns.size).toBe(12);
    expect(state?.wfRun.status).toBe(LHStatus.RUNNING);
  }
  return loads;
}

it('they all stay while there is room', async () => {
  expect(await loadsOf([...IDS, ...IDS], {})).toBe(0);
});

it('the least recently used leave when they have too many objects together', async () => {
  // Three have 36: the first has left when the fourth is there.
  expect(await loadsOf(['d', 'c', 'b', 'a'], { objects: 40 })).toBe(1);
});

it('the one in use stays, however much it is', async () => {
  expect(await loadsOf(['d', 'd', 'a', 'a'], { objects: 5 })).toBe(1);
});

it('who reads many keeps none of them there', async () => {
  expect(await loadsOf(IDS, { live: 1 })).toBe(4);
});
