/** A worker that outlives the engine, as those of the SDKs do: it polls again when the engine is back, and reports until it is heard. */
import { create } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { setTimeout as sleep } from 'node:timers/promises';
import { PollTaskRequestSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import type { LhClient, PollClient } from '../server/client.ts';
import { success, text } from '../server/worker.ts';
import { insist } from './under-fire.ts';

export interface SturdyWorker {
  /** Every attempt that it was given: `wfRun/guid/attempt`. */
  readonly given: string[];
  stop(): void;
}

export function startSturdyWorker(lh: LhClient, taskDefName: string): SturdyWorker {
  const given: string[] = [];
  let isStopped = false;
  let stream: PollClient;
  const request = create(PollTaskRequestSchema, {
    taskDefId: { name: taskDefName },
    clientId: `sturdy-${taskDefName}`,
  });
  const done = async ({ taskRunId, attemptNumber }: ScheduledTask): Promise<void> => {
    given.push(`${taskRunId?.wfRunId?.id}/${taskRunId?.taskGuid}/${attemptNumber}`);
    const report = { taskRunId, attemptNumber, time: timestampNow(), ...success(text('done')) };
    await insist(() => lh.call('reportTask', report, 3000));
  };
  const connect = (): void => {
    const own = (stream = lh.poll());
    own.on('data', ({ result }: { result?: ScheduledTask }) => {
      const next = (): void => void (own === stream && !isStopped && own.write(request));
      if (result === undefined) next();
      else void done(result).then(next);
    });
    own.on('error', () => {
      if (!isStopped && own === stream) void sleep(50).then(() => isStopped || connect());
    });
    own.write(request);
  };
  connect();
  return {
    given,
    stop: () => {
      isStopped = true;
      stream.cancel();
    },
  };
}
