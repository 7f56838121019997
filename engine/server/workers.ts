/**
 * RPCs of task workers: they register, poll over a stream and report. A worker is told to poll at the address under which
 * this engine listens (littlehorse.md §8.1).
 */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import {
  PollTaskResponseSchema,
  RegisterTaskWorkerResponseSchema,
  TaskWorkerGroupSchema,
  type LHHostInfo,
  type PollTaskRequest,
  type TaskWorkerGroup,
} from '#api/gen/service_pb.js';
import { errorOf, type PollStream } from './grpc-service.ts';
import type { Handlers } from './handlers.ts';
import { answer, found } from './reply.ts';
import type { Poller, TaskQueues } from './task-queues.ts';
import { unreadable } from './unreadable.ts';

export interface WorkersParts {
  readonly queues: TaskQueues;
  /** There are new credits. */
  readonly wake: () => void;
  readonly now: () => number;
  readonly address: () => Pick<LHHostInfo, 'host' | 'port'>;
}

/** SDKs register again every 15 to 60 s. A worker that does not poll is forgotten sooner. */
const FORGOTTEN_AFTER_MS = 150_000;
const FORGOTTEN_IDLE_AFTER_MS = 10_000;

export function workers(parts: WorkersParts) {
  const { now, address } = parts;
  const groups = new Map<string, TaskWorkerGroup>();
  const polling = new Map<string, number>();
  const forget = (group: TaskWorkerGroup, taskDefName: string): void => {
    for (const [id, { latestHeartbeat }] of Object.entries(group.taskWorkers)) {
      const age = latestHeartbeat === undefined ? Infinity : now() - timestampMs(latestHeartbeat);
      const isPolling = polling.has(pollingKey(taskDefName, id));
      if (age > (isPolling ? FORGOTTEN_AFTER_MS : FORGOTTEN_IDLE_AFTER_MS)) delete group.taskWorkers[id];
    }
  };
  const handlers = {
    registerTaskWorker: ({ taskWorkerId, taskDefId }) => {
      const name = taskDefId?.name ?? '';
      const heartbeat = timestampFromMs(now());
      const group =
        groups.get(name) ??
        create(TaskWorkerGroupSchema, { id: { taskDefId: { name } }, createdAt: heartbeat });
      groups.set(name, group);
      forget(group, name);
      const { taskWorkers } = create(TaskWorkerGroupSchema, {
        taskWorkers: { [taskWorkerId]: { taskWorkerId, latestHeartbeat: heartbeat, hosts: [address()] } },
      });
      Object.assign(group.taskWorkers, taskWorkers);
      return answer(create(RegisterTaskWorkerResponseSchema, { yourHosts: [address()] }));
    },
    getTaskWorkerGroup: ({ name }) => {
      const group = groups.get(name);
      if (group !== undefined) forget(group, name);
      return found(group, `TaskWorkerGroup of ${name}`);
    },
  } satisfies Handlers;
  return { handlers, pollTask: (stream: PollStream) => servePolls(stream, parts, polling) };
}

const pollingKey = (taskDefName: string, workerId: string): string => `${taskDefName} ${workerId}`;

/** `polling` counts the streams of each TaskDef and worker. */
function servePolls(stream: PollStream, { queues, wake }: WorkersParts, polling: Map<string, number>): void {
  const pollers = new Map<string, Poller>();
  const keys = new Set<string>();
  const pollerOf = ({ clientId, taskWorkerVersion }: PollTaskRequest): Poller => {
    const key = `${clientId} ${taskWorkerVersion ?? ''}`;
    let poller = pollers.get(key);
    if (poller === undefined) {
      poller = {
        workerId: clientId,
        workerVersion: taskWorkerVersion,
        send: (task) => void stream.write(create(PollTaskResponseSchema, { result: task })),
      };
      pollers.set(key, poller);
    }
    return poller;
  };
  const close = (): void => {
    for (const poller of pollers.values()) queues.drop(poller);
    for (const key of keys) {
      const streams = (polling.get(key) ?? 1) - 1;
      if (streams === 0) polling.delete(key);
      else polling.set(key, streams);
    }
    keys.clear();
  };
  stream.on('data', (request: PollTaskRequest) => {
    const isUnreadable = unreadable(request);
    if (isUnreadable !== undefined) return void stream.emit('error', errorOf(isUnreadable));
    const taskDefName = request.taskDefId?.name ?? '';
    const key = pollingKey(taskDefName, request.clientId);
    if (!keys.has(key)) {
      keys.add(key);
      polling.set(key, (polling.get(key) ?? 0) + 1);
    }
    queues.poll(taskDefName, pollerOf(request));
    wake();
  });
  // A client that half-closes gets the tasks that wait already, and none that come later; the stream stays (asked of 1.2.1).
  stream.on('end', () => setImmediate(close));
  stream.on('cancelled', close);
  stream.on('close', close);
  stream.on('error', close);
}
