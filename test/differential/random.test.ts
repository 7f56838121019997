// 200 random WfSpecs with random outcomes and events on our core alone: nothing throws, and after every step the state
// that lived is the state that its entries give.
import { type DescMessage, fromJson, type Message, toJson } from '@bufbuild/protobuf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LittleHorse } from '#api/gen/service_pb.js';
import { startEngine } from '../../engine/main.ts';
import type { UnaryMethod } from '../../engine/server/handlers.ts';
import type { Definition } from '../kit/definitions.ts';
import { LhClient } from '../server/client.ts';
import { playOnCore } from './random/core-side.ts';
import { library } from './random/library.ts';
import { scriptOf } from './random/script.ts';
import type { Json } from './random/types.ts';

const SEEDS = 200;
let engine: Awaited<ReturnType<typeof startEngine>>;
let client: LhClient;
let definitions: readonly Definition[];

/** As the engine stores it. */
async function put(rpc: string, request: Json): Promise<Definition> {
  const { input, output } = LittleHorse.method[rpc as UnaryMethod] as Record<'input' | 'output', DescMessage>;
  const reply: Message = await client.call(rpc as UnaryMethod, fromJson(input, request) as never);
  // What came over the wire has Node's Buffers as bytes.
  return fromJson(output, toJson(output, reply)) as unknown as Definition;
}

beforeAll(async () => {
  engine = await startEngine({ port: 0, memory: true });
  client = new LhClient(engine.address);
  const made: Definition[] = [];
  for (const [rpc, request] of library) made.push(await put(rpc, request));
  definitions = made;
});

afterAll(async () => {
  client.close();
  await engine.stop();
});

test('live state is replayed state after every step, and nothing throws', { timeout: 120_000 }, async () => {
  const troubles: string[] = [];
  let moves = 0;
  let refused = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const script = scriptOf(seed);
    const name = `seed-${seed}`;
    const wfSpec = await put('putWfSpec', { ...script.workflow.request, name }).catch(() => undefined);
    if (wfSpec === undefined) {
      refused++;
      continue;
    }
    try {
      moves += playOnCore(script, name, [...definitions, wfSpec]).length;
    } catch (error) {
      troubles.push(`seed ${seed}: ${(error as Error).stack?.slice(0, 2000)}`);
    }
  }
  expect(troubles).toEqual([]);
  // Seeds that refuse most WfSpecs, or end at once, would try nothing.
  expect(refused).toBeLessThan(SEEDS / 4);
  expect(moves).toBeGreaterThan(SEEDS * 2);
});
