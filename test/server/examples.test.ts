// LittleHorse's own 37 examples register on our engine, with the definitions that they need, over a socket.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { type Stored, exampleWfSpecs, putExamples } from '../fixtures/examples.ts';
import { type LittleHorseClient, connectClient } from '../kit/client.ts';

const names = exampleWfSpecs().map(({ name }) => name);
let engine: RunningEngine;
let client: LittleHorseClient;
let stored: Stored;

beforeAll(async () => {
  engine = await startEngine({ port: 0, memory: true });
  client = connectClient(engine.address);
  stored = await putExamples(client);
});

afterAll(async () => {
  client.close();
  await engine.stop();
});

test('there are 37', () => expect(names).toHaveLength(37));

test('every definition is taken', () => {
  expect(Object.entries(stored).filter(([, reply]) => typeof reply === 'string')).toEqual([]);
});

test.each(names)('%s', async (name) => {
  expect(stored[`WfSpec ${name}`]).toMatchObject({ id: { name, majorVersion: 0, revision: 0 } });
  const again = await client.call(
    'putWfSpec',
    exampleWfSpecs().find((spec) => spec.name === name)!,
  );
  expect({ ...again, createdAt: undefined }).toEqual(stored[`WfSpec ${name}`]);
});
