/**
 * A worker that takes every task as soon as it is offered and never reports: so on any server all open attempts
 * are TASK_RUNNING, and the driver alone says which is reported, when, and how.
 */
import { create } from '@bufbuild/protobuf';
import { PollTaskRequestSchema, type PollTaskResponse } from '#api/gen/service_pb.js';
import type { LhClient, PollClient } from '../../server/client.ts';

export interface GreedyWorker {
  stop(): void;
}

export function startGreedyWorker(client: LhClient, taskDefNames: readonly string[]): GreedyWorker {
  const streams = new Map<string, PollClient>();
  let isStopped = false;
  const open = (name: string): void => {
    const stream = client.poll();
    streams.set(name, stream);
    const request = create(PollTaskRequestSchema, { taskDefId: { name }, clientId: 'worker' });
    stream.on('data', (_: PollTaskResponse) => stream.write(request));
    stream.on('error', () => !isStopped && setTimeout(open, 200, name));
    stream.write(request);
  };
  for (const name of taskDefNames) open(name);
  return {
    stop: () => {
      isStopped = true;
      for (const stream of streams.values()) stream.cancel();
    },
  };
}
