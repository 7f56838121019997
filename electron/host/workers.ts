/** Which workers other than our own mocks are connected to the local engine, by TaskDef. */
import type { JsonObject } from '@bufbuild/protobuf';
import { errorCode } from '../bridge/service-error.ts';
import type { EngineClient } from './engine-client.ts';
import { MOCK_WORKER_PREFIX } from './mock-worker.ts';

/** The official workers send a heartbeat every 60 s (Java, Python) or 15 s (JS): two missed ones, and it is gone. */
const FRESH_MS = 130_000;

async function workersOf(
  client: Pick<EngineClient, 'call'>,
  taskDef: string,
  nowMs: number,
): Promise<readonly string[]> {
  try {
    const group = (await client.call('local', 'GetTaskWorkerGroup', { name: taskDef })) as JsonObject;
    return Object.entries((group.taskWorkers ?? {}) as Record<string, JsonObject>)
      .filter(([id]) => !id.startsWith(MOCK_WORKER_PREFIX))
      .filter(([, { latestHeartbeat }]) => nowMs - Date.parse(String(latestHeartbeat)) < FRESH_MS)
      .map(([id]) => id)
      .sort();
  } catch (error) {
    // No worker has ever registered for it, or the TaskDef is not there yet.
    if (errorCode(error) === 'NOT_FOUND') return [];
    throw error;
  }
}

/** Rejects with `engine-down` when the local engine can't be asked. */
export async function connectedWorkers(
  client: Pick<EngineClient, 'call'>,
  taskDefs: readonly string[],
  nowMs: number,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const names = [...new Set(taskDefs)];
  const lists = await Promise.all(names.map((taskDef) => workersOf(client, taskDef, nowMs)));
  return Object.fromEntries(names.map((taskDef, index) => [taskDef, lists[index] ?? []]));
}
