/** A PollTask stream that stays open over several steps: as many requests as the case says, and what came for them. */
import { create, type JsonValue, toJson } from '@bufbuild/protobuf';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  PollTaskRequestSchema,
  type PollTaskResponse,
  type ScheduledTask,
  ScheduledTaskSchema,
} from '#api/gen/service_pb.js';
import type { PollClient } from '../server/client.ts';
import { sorted } from './normalise.ts';
import type { StepKind } from './playing.ts';

interface Polling {
  readonly stream: PollClient;
  readonly arrived: ScheduledTask[];
  /** What became of the stream, if it is not open any more. */
  end?: string;
}

interface SaidPoll {
  /** Name of the stream; one that is there already gets more requests. */
  readonly stream: string;
  readonly task: string;
  /** So many requests; 1 when absent. */
  readonly requests?: number;
  readonly worker?: string;
  readonly version?: string;
  /** The worker says that it asks no more. */
  readonly halfClose?: boolean;
}

interface SaidPolled {
  readonly stream: string;
  /** ms; 500 when absent. */
  readonly within?: number;
  /** Gives up the stream and the requests that are still open. */
  readonly cancel?: boolean;
}

/** Streams of each case, gone with its client. */
const streams = new WeakMap<object, Map<string, Polling>>();

function streamsOf(client: object): Map<string, Polling> {
  const known = streams.get(client) ?? new Map<string, Polling>();
  streams.set(client, known);
  return known;
}

function opened(stream: PollClient): Polling {
  const polling: Polling = { stream, arrived: [] };
  stream.on('data', ({ result }: PollTaskResponse) => {
    if (result !== undefined) polling.arrived.push(result);
  });
  stream.on('end', () => (polling.end ??= 'ended by the server'));
  stream.on('error', ({ message }) => (polling.end ??= message));
  return polling;
}

export const poll: StepKind<SaidPoll> = (said, { server }) => {
  const known = streamsOf(server.client);
  const polling = known.get(said.stream) ?? opened(server.client.poll());
  known.set(said.stream, polling);
  const request = create(PollTaskRequestSchema, {
    taskDefId: { name: said.task },
    clientId: said.worker ?? said.stream,
    taskWorkerVersion: said.version,
  });
  for (let count = 0; count < (said.requests ?? 1); count++) polling.stream.write(request);
  if (said.halfClose === true) polling.stream.end();
  return Promise.resolve('asked');
};

/** What came since the last look. Each task is held under `<stream>-1`, `<stream>-2`, … for `report`. */
export const polled: StepKind<SaidPolled> = async ({ stream, within = 500, cancel = false }, playing) => {
  const polling = streamsOf(playing.server.client).get(stream);
  if (polling === undefined) return `${stream} never asked`;
  await sleep(within);
  const got = polling.arrived.splice(0);
  for (const task of got) {
    const earlier = [...playing.tasks.keys()].filter((name) => name.startsWith(`${stream}-`)).length;
    playing.tasks.set(`${stream}-${earlier + 1}`, task);
  }
  if (cancel) {
    polling.end ??= 'cancelled';
    polling.stream.cancel();
  }
  const answer: JsonValue = { got: sorted(got.map((task) => toJson(ScheduledTaskSchema, task))) };
  return polling.end === undefined ? answer : { ...answer, stream: polling.end };
};
