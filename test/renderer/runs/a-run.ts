/** RunSnapshots for tests, in the protobuf JSON that a server sends (littlehorse.md §10.5): zeros and STARTING left out. */
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { RunSnapshot } from '#bridge/contract.ts';

interface Visit {
  readonly thread?: number;
  readonly spec?: string;
  readonly node: string;
  readonly status?: string;
  /** The node type's field, e.g. `{ task: {…} }`; default: a task whose TaskRun is `<thread>-<position>`. */
  readonly type?: JsonObject;
  readonly failures?: JsonValue[];
  readonly failureHandlerIds?: number[];
}

const id = { id: 'run-1' };
const at = (index: number): string => `2026-01-01T00:00:${String(index).padStart(2, '0')}Z`;

/** Visits in the order of arrival, one second apart; positions are counted per thread. */
export function aSnapshot(
  visits: readonly Visit[],
  more: Partial<Record<keyof RunSnapshot, JsonValue>> = {},
): RunSnapshot {
  const positions = new Map<number, number>();
  const nodeRuns = visits.map((visit, index) => {
    const thread = visit.thread ?? 0;
    const position = positions.get(thread) ?? 0;
    positions.set(thread, position + 1);
    const status = visit.status ?? 'COMPLETED';
    return {
      id: { wfRunId: id, ...(thread && { threadRunNumber: thread }), ...(position && { position }) },
      threadSpecName: visit.spec ?? 'entrypoint',
      nodeName: visit.node,
      status,
      arrivalTime: at(index),
      ...(status === 'RUNNING' ? {} : { endTime: at(index + 1) }),
      ...(visit.failures && { failures: visit.failures }),
      ...(visit.failureHandlerIds && { failureHandlerIds: visit.failureHandlerIds }),
      ...(visit.type ?? { task: { taskRunId: { wfRunId: id, taskGuid: `${thread}-${position}` } } }),
    };
  });
  return {
    connection: 'local',
    wfRun: {
      id,
      status: 'RUNNING',
      startTime: at(0),
      threadRuns: [{ threadSpecName: 'entrypoint', status: 'RUNNING' }],
    },
    nodeRuns,
    taskRuns: [],
    userTaskRuns: [],
    variables: [],
    externalEvents: [],
    ...more,
  } as RunSnapshot;
}

export const aTaskRun = (
  guid: string,
  attempts: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject => ({
  id: { wfRunId: id, taskGuid: guid },
  taskDefId: { name: 'charge-card' },
  attempts: [...attempts],
  totalAttempts: 4,
  ...more,
});
