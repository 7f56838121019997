/**
 * ScheduledWfRuns (littlehorse.md §9.4): each firing is a RunWf of the version that ScheduleWf named. A version that it left
 * open is the latest one at the firing, whatever `wf_spec_id` says (observed on 1.2.1). What was missed while the engine was
 * down fires once, at the start.
 */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { ScheduledWfRunIdSchema } from '#api/gen/object_id_pb.js';
import { ScheduledWfRunSchema, type ScheduledWfRun } from '#api/gen/scheduled_wf_run_pb.js';
import {
  RunWfRequestSchema,
  ScheduledWfRunIdListSchema,
  type ScheduleWfRequest,
  type SearchScheduledWfRunRequest,
} from '#api/gen/service_pb.js';
import type { NextFiring, ScheduleRow, ScheduleRows } from '../storage/schedule-rows.ts';
import type { Clock } from './clock.ts';
import type { Submit } from './commands.ts';
import { nextCronTime } from './cron.ts';
import { deadlines } from './deadlines.ts';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { answer, found, refuse, type Reply } from './reply.ts';

export interface SchedulesParts {
  readonly rows: ScheduleRows;
  readonly definitions: Definitions;
  readonly clock: Clock;
  /** Gives 32 lower-case hex digits, never the same twice. */
  readonly mint: () => string;
  readonly submit: Submit;
  /** The disk refused: it may not the next time. */
  readonly isDiskProblem: (error: unknown) => boolean;
  /** Told of errors that are our own bugs. */
  readonly onBug: (what: string, error: unknown) => void;
}

/** When the disk refused: how long to wait before a firing is tried again. */
const RETRY_MS = 1000;

export function schedules(parts: SchedulesParts) {
  const { rows, clock, mint } = parts;
  const timers = deadlines(clock, (ids) => {
    for (const id of ids) fire(id).catch((error: unknown) => failed(id, error));
  });

  const firingAfter = (cron: string, after: number): NextFiring | undefined => {
    const at = nextCronTime(cron, after);
    return at.ok && at.value !== undefined ? { at: at.value, wfRunId: mint() } : undefined;
  };

  const failed = (id: string, error: unknown): void => {
    if (parts.isDiskProblem(error)) timers.set(id, clock.now() + RETRY_MS);
    else parts.onBug('ScheduledWfRun', error);
  };

  const fire = async (id: string): Promise<void> => {
    const row = rows.get(id);
    if (row?.next === undefined) return;
    const reply = await parts.submit({ kind: 'run-wf', request: runOf(row, row.next.wfRunId) });
    // Put anew, or deleted, while this one started.
    if (rows.get(id)?.next?.wfRunId !== row.next.wfRunId) return;
    if ('refusal' in reply && reply.refusal.code === 'UNAVAILABLE') {
      timers.set(id, clock.now() + RETRY_MS);
      return;
    }
    // Any other refusal (a required input that nobody gives, a deleted WfSpec) is the same the next time: it goes on.
    const next = firingAfter(row.schedule.cronExpression, Math.max(clock.now(), row.next.at));
    rows.setNext(id, next);
    timers.set(id, next?.at);
  };

  const put = (request: ScheduleWfRequest): Reply<ScheduledWfRun> => {
    const made = scheduleOf(request, parts);
    if ('refusal' in made) return made;
    const { cronExpression, id = create(ScheduledWfRunIdSchema) } = made.message;
    const next = firingAfter(cronExpression, clock.now());
    rows.put(made.message, askedVersion(request), next);
    timers.set(id.id, next?.at);
    return made;
  };

  const handlers = {
    scheduleWf: put,
    getScheduledWfRun: ({ id }) => found(rows.get(id)?.schedule, `ScheduledWfRun ${id}`),
    searchScheduledWfRun: (request) => {
      if (request.revision !== undefined && request.majorVersion === undefined)
        return refuse('INVALID_ARGUMENT', 'Cannot provide wfSpecRevision without wfSpecMajorVersion');
      const results = rows.ofWfSpec(request.wfSpecName).filter((schedule) => isOfVersion(schedule, request));
      return answer(create(ScheduledWfRunIdListSchema, { results: results.flatMap(({ id }) => id ?? []) }));
    },
    deleteScheduledWfRun: ({ id }) => {
      rows.remove(id?.id ?? '');
      timers.set(id?.id ?? '', undefined);
      return answer(create(EmptySchema));
    },
  } satisfies Handlers;
  return {
    handlers,
    start: () => {
      for (const { id, at } of rows.firings()) timers.set(id, at);
    },
    stop: () => timers.clear(),
  };
}

/** A revision without a major version says nothing (observed on 1.2.1). */
const askedVersion = ({ majorVersion, revision }: ScheduleWfRequest) => ({
  majorVersion,
  revision: majorVersion === undefined ? undefined : revision,
});

/** Inputs are not looked at (observed on 1.2.1). */
function scheduleOf(
  request: ScheduleWfRequest,
  { definitions, clock, mint }: SchedulesParts,
): Reply<ScheduledWfRun> {
  const { id = mint(), wfSpecName, majorVersion, cronExpression } = request;
  const { revision } = askedVersion(request);
  const latest = definitions.latest('wf-spec', wfSpecName, majorVersion);
  const major = majorVersion ?? latest?.id?.majorVersion ?? 0;
  const spec =
    revision === undefined ? latest : definitions.get('wf-spec', { name: wfSpecName, major, revision });
  if (spec === undefined) {
    const version = `${majorVersion ?? 'null'}.${revision ?? 'null'}`;
    return refuse('INVALID_ARGUMENT', `WfSpec ${wfSpecName} ${version} does not exist`);
  }
  const next = nextCronTime(cronExpression, clock.now());
  if (!next.ok)
    return refuse('INVALID_ARGUMENT', `"${cronExpression}" is no cron expression: ${next.error}.`);
  if (next.value === undefined)
    return refuse('INVALID_ARGUMENT', 'Cron expression does not yield a next execution time');
  return answer(
    create(ScheduledWfRunSchema, {
      id: { id },
      wfSpecId: spec.id,
      variables: request.variables,
      parentWfRunId: request.parentWfRunId,
      cronExpression,
      createdAt: timestampFromMs(clock.now()),
    }),
  );
}

const runOf = ({ schedule, version }: ScheduleRow, id: string) =>
  create(RunWfRequestSchema, {
    ...version,
    wfSpecName: schedule.wfSpecId?.name ?? '',
    variables: schedule.variables,
    parentWfRunId: schedule.parentWfRunId,
    id,
  });

const isOfVersion = (
  { wfSpecId }: ScheduledWfRun,
  { majorVersion, revision }: SearchScheduledWfRunRequest,
): boolean =>
  (majorVersion === undefined || majorVersion === wfSpecId?.majorVersion) &&
  (revision === undefined || revision === wfSpecId?.revision);
