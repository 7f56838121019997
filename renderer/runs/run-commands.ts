/** What people do to the watched run: stop, resume, rescue, post events, complete user tasks. Each rejects with a ServiceError. */
import { toJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { UserTaskRunIdSchema, WfRunIdSchema } from '#api/gen/object_id_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { Connection } from '#bridge/contract.ts';
import { host } from '../services/host.ts';
import { useRun } from '../store/run-store.ts';
import { readRun, type Run } from './read-run.ts';

interface Watched {
  readonly connection: Connection;
  readonly run: Run;
  readonly wfRunId: JsonValue;
}

/** The run on the canvas; undefined when there is none. */
export function watched(): Watched | undefined {
  const { snapshot, connection } = useRun.getState();
  if (snapshot === undefined) return undefined;
  const run = readRun(snapshot);
  return run.wfRun.id && { connection, run, wfRunId: toJson(WfRunIdSchema, run.wfRun.id) };
}

async function call(method: string, request: (wfRunId: JsonValue) => JsonObject): Promise<void> {
  const present = watched();
  if (present === undefined) return;
  const { connection, wfRunId } = present;
  await host().engine.call({ connection, method, request: request(wfRunId) });
  // A run that was over is no longer watched by the host; now it may move again.
  const snapshot = await host().engine.watchRun({ connection, wfRunId });
  useRun.getState().showSnapshot(snapshot);
}

export const stopRun = (threadRunNumber = 0): Promise<void> =>
  call('StopWfRun', (wfRunId) => ({ wfRunId, threadRunNumber }));

export const resumeRun = (threadRunNumber = 0): Promise<void> =>
  call('ResumeWfRun', (wfRunId) => ({ wfRunId, threadRunNumber }));

export const rescueThread = (threadRunNumber: number, skipCurrentNode: boolean): Promise<void> =>
  call('RescueThreadRun', (wfRunId) => ({ wfRunId, threadRunNumber, skipCurrentNode }));

/** To the run as a whole: LittleHorse gives it to the oldest wait for it, or interrupts (littlehorse.md §6.1, §6.3). */
export const postEvent = (event: string, content: JsonValue | undefined): Promise<void> =>
  call('PutExternalEvent', (wfRunId) => ({
    wfRunId,
    externalEventDefId: { name: event },
    ...(content === undefined ? {} : { content }),
  }));

export const completeUserTask = (
  userTaskRun: UserTaskRun,
  userId: string,
  results: Readonly<Record<string, JsonValue>>,
): Promise<void> =>
  call('CompleteUserTaskRun', () => ({
    userTaskRunId: userTaskRun.id ? toJson(UserTaskRunIdSchema, userTaskRun.id) : {},
    userId,
    results: { ...results },
  }));
