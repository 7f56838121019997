// Clients that send what is no message, vanish in the middle of a poll or flood the engine with streams: they get their
// refusal, and nobody else notices.
import { create } from '@bufbuild/protobuf';
import { Client, credentials, status, type ServiceError } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { PollTaskRequestSchema } from '#api/gen/service_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { eventually, LhClient, type PollClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, task, workflow } from './flows.ts';
import { startWorker, success, text } from './worker.ts';

let engine: RunningEngine;
let lh: LhClient;
let raw: Client;
beforeEach(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
  raw = new Client(engine.address, credentials.createInsecure());
});
afterEach(async () => {
  raw.close();
  lh.close();
  await engine.stop();
});

const same = (bytes: Buffer): Buffer => bytes;
const send = (method: string, bytes: readonly number[]): Promise<ServiceError | undefined> =>
  new Promise((resolve) => {
    const path = `/littlehorse.LittleHorse/${method}`;
    raw.makeUnaryRequest(path, same, same, Buffer.from(bytes), (error) => resolve(error ?? undefined));
  });

/** A WfRunId with that many parents, as bytes. */
function nested(depth: number): number[] {
  let bytes = [0x0a, 1, 97];
  for (let at = 0; at < depth; at++) {
    const { length } = bytes;
    const size = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
    bytes = [0x0a, 1, 97, 0x12, ...size, ...bytes];
  }
  return bytes;
}

const aRunOf = async (name: string): Promise<void> => {
  await putTaskDefs(lh, name);
  await lh.call(
    'putWfSpec',
    workflow(name, { start: entrypoint('do-it'), 'do-it': task(name, 'end'), end: exit }),
  );
};
const ask = (stream: PollClient, name: string): void =>
  void stream.write(
    create(PollTaskRequestSchema, { taskDefId: { name }, clientId: 'somebody', taskWorkerVersion: '1' }),
  );

describe('bytes that are no message', () => {
  it.each([
    ['garbage', [0xff, 0xff, 0xff, 0xff, 0xff]],
    ['what is cut off', [0x0a, 0x10, 0x61]],
    ['text that is no UTF-8', [0x0a, 0x02, 0xff, 0xfe]],
    ['a field with the number 0', [0x02, 0x00]],
    ['messages in messages without end', nested(101)],
  ])('%s is UNKNOWN, as on a real server', async (_what, bytes) => {
    const error = await send('GetWfRun', bytes);
    expect(error?.code).toBe(status.UNKNOWN);
    expect(error?.details).toContain('Application error processing RPC');
  });

  it('may be nested a hundred deep', async () => {
    expect((await send('GetWfRun', nested(100)))?.code).toBe(status.NOT_FOUND);
  });

  it('ends a stream of polls with UNKNOWN, and no other', async () => {
    await aRunOf('greet');
    const other = lh.poll();
    const got: unknown[] = [];
    other.on('data', (reply) => got.push(reply));
    other.on('error', () => {});
    ask(other, 'greet');
    const stream = raw.makeBidiStreamRequest('/littlehorse.LittleHorse/PollTask', same, same);
    const error = new Promise<ServiceError>((resolve) => stream.on('error', resolve as never));
    stream.write(Buffer.from([0xff, 0xff]));
    expect((await error).code).toBe(status.UNKNOWN);
    await lh.call('runWf', { wfSpecName: 'greet', id: 'one' });
    await eventually(async () => (got.length > 0 ? got : undefined));
    other.cancel();
  });
});

describe('clients that vanish', () => {
  it('lose no task: who asks next gets what they had asked for', async () => {
    await aRunOf('greet');
    const streams = Array.from({ length: 200 }, () => lh.poll());
    for (const stream of streams) {
      stream.on('error', () => {});
      for (let times = 0; times < 20; times++) ask(stream, 'greet');
    }
    await lh.call('getServerVersion', {});
    for (const stream of streams) stream.cancel();
    await lh.call('getServerVersion', {});
    await new Promise((then) => setTimeout(then, 100));
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => lh.call('runWf', { wfSpecName: 'greet', id: `run-${at}` })),
    );
    const worker = startWorker(lh, 'greet', () => success(text('hello')));
    await eventually(async () => {
      const { results } = await lh.call('searchWfRun', {
        wfSpecName: 'greet',
        status: LHStatus.COMPLETED,
      });
      return results.length === 20 ? results : undefined;
    });
    worker.stop();
  });

  it('that only half-close get the task that waits already, and none that comes later', async () => {
    await aRunOf('greet');
    await lh.call('runWf', { wfSpecName: 'greet', id: 'before' });
    const stream = lh.poll();
    const got: (string | undefined)[] = [];
    stream.on('data', ({ result }) => got.push(result?.taskRunId?.wfRunId?.id));
    stream.on('error', () => {});
    ask(stream, 'greet');
    ask(stream, 'greet');
    stream.end();
    await eventually(async () => (got.length > 0 ? got : undefined));
    await lh.call('runWf', { wfSpecName: 'greet', id: 'after' });
    await new Promise((then) => setTimeout(then, 100));
    expect(got).toEqual(['before']);
    stream.cancel();
  });
});
