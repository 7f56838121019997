/**
 * BulkJobs: delete the WfRuns of a WfSpec that ended in a status and started within a span of time, piece by piece, so that
 * others get their turn (littlehorse.md §9.6). A job that a stop or crash cut off goes on at the next start.
 */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs, timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import {
  BulkJobIdListSchema,
  BulkJobSchema,
  BulkJobStatus,
  type BulkDeleteWfRun,
  type BulkJob,
  type CreateBulkJobRequest,
} from '#api/gen/bulk_job_pb.js';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { DeleteWfRunRequestSchema } from '#api/gen/service_pb.js';
import { parseWfRunId } from '../core/values/wf-run-id-text.ts';
import type { WfRunRows } from '../storage/wf-run-rows.ts';
import type { Clock } from './clock.ts';
import type { Submit } from './commands.ts';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { pageOf } from './paging.ts';
import { answer, found, notThere, refuse, type Reply } from './reply.ts';

export interface BulkJobsParts {
  readonly definitions: Definitions;
  readonly wfRuns: WfRunRows;
  readonly clock: Clock;
  /** Gives 32 lower-case hex digits, never the same twice. */
  readonly mint: () => string;
  readonly submit: Submit;
  /** The disk refused: it may not the next time. */
  readonly isDiskProblem: (error: unknown) => boolean;
  /** Told of errors that are our own bugs. */
  readonly onBug: (what: string, error: unknown) => void;
}

const WF_RUNS_PER_PIECE = 100;

/** When the disk refused: how long to wait before the piece is tried again. */
const RETRY_MS = 1000;

/** What RunWf can't bring to an end by itself any more (tried on 1.2.1: HALTED counts, HALTING does not). */
const ENDED: ReadonlySet<LHStatus> = new Set([
  LHStatus.COMPLETED,
  LHStatus.HALTED,
  LHStatus.ERROR,
  LHStatus.EXCEPTION,
]);

export function bulkJobs(parts: BulkJobsParts) {
  const { definitions, clock } = parts;
  let isStopped = false;
  const put = (job: BulkJob): BulkJob => definitions.put('bulk-job', { name: job.id?.id ?? '' }, job);

  const pause = () => new Promise<void>((then) => void clock.schedule(RETRY_MS, then));

  /** Deletes a piece, and says whether there may be more. Throws when the disk refuses. */
  const piece = async (job: BulkJob, work: BulkDeleteWfRun): Promise<boolean> => {
    const found = parts.wfRuns.search(filterOf(work), undefined, WF_RUNS_PER_PIECE);
    const replies = await Promise.all(
      found.map(({ id }) =>
        parts.submit({
          kind: 'delete-wf-run',
          request: create(DeleteWfRunRequestSchema, { id: parseWfRunId(id) }),
        }),
      ),
    );
    const isRefused = replies.some((reply) => 'refusal' in reply);
    if (!isRefused && found.length < WF_RUNS_PER_PIECE) {
      put(ended(job, BulkJobStatus.BULK_JOB_COMPLETED));
      return false;
    }
    if (isRefused) await pause();
    return true;
  };

  const carryOut = async (job: BulkJob): Promise<void> => {
    if (job.operation.case !== 'bulkDeleteWfRun') return;
    for (let isMore = true; isMore && !isStopped;) {
      try {
        isMore = await piece(job, job.operation.value);
      } catch (error) {
        if (!parts.isDiskProblem(error)) return parts.onBug('BulkJob', error);
        await pause();
      }
    }
  };

  const handlers = {
    createBulkJob: (request) => {
      const made = jobOf(request, parts);
      if ('refusal' in made) return made;
      const existing = definitions.get('bulk-job', { name: made.message.id?.id ?? '' });
      if (existing !== undefined) return answer(existing);
      const job = put(made.message);
      void carryOut(job);
      return answer(job);
    },
    getBulkJob: ({ id }) => found(definitions.get('bulk-job', { name: id?.id ?? '' }), `BulkJob ${id?.id}`),
    searchBulkJob: (request) => {
      const jobs = definitions
        .all('bulk-job')
        .filter(({ status }) => request.status === undefined || status === request.status);
      const { results, bookmark } = pageOf(request, jobs);
      return answer(
        create(BulkJobIdListSchema, { results: results.flatMap(({ id }) => id ?? []), bookmark }),
      );
    },
    deleteBulkJob: ({ id }) => {
      const job = definitions.get('bulk-job', { name: id?.id ?? '' });
      if (job === undefined) return notThere(`BulkJob ${id?.id ?? ''}`);
      if (job.status === BulkJobStatus.BULK_JOB_RUNNING)
        return refuse('FAILED_PRECONDITION', 'Cannot delete a RUNNING BulkJob');
      definitions.remove('bulk-job', { name: id?.id ?? '' });
      return answer(create(EmptySchema));
    },
  } satisfies Handlers;

  return {
    handlers,
    start: () => {
      for (const job of definitions.all('bulk-job'))
        if (job.status === BulkJobStatus.BULK_JOB_RUNNING) void carryOut(job);
    },
    stop: () => {
      isStopped = true;
    },
  };
}

/** A bound that is left out is the time of the call, as on a real server: a job without bounds finds nothing. */
function jobOf(request: CreateBulkJobRequest, { clock, mint }: BulkJobsParts): Reply<BulkJob> {
  if (request.operation.case !== 'bulkDeleteWfRun')
    return refuse('INVALID_ARGUMENT', 'A BulkJob needs an operation: give bulk_delete_wf_run.');
  const { wfSpecName, wfRunStatus, ...bounds } = request.operation.value;
  const now = timestampFromMs(clock.now());
  const { earliestStart = now, latestStart = now } = bounds;
  if (wfSpecName === '') return refuse('INVALID_ARGUMENT', 'wfSpecName must be provided');
  if (wfRunStatus === undefined || !ENDED.has(wfRunStatus))
    return refuse('INVALID_ARGUMENT', 'wfRunStatus must be a terminal status');
  if (timestampMs(earliestStart) > timestampMs(latestStart))
    return refuse('INVALID_ARGUMENT', 'earliestStart must be before or equal to latestStart');
  return answer(
    create(BulkJobSchema, {
      id: { id: request.id ?? mint() },
      createdAt: now,
      status: BulkJobStatus.BULK_JOB_RUNNING,
      operation: {
        case: 'bulkDeleteWfRun',
        value: { wfSpecName, earliestStart, latestStart, wfRunStatus },
      },
      subprocesses: [{ id: 0, status: BulkJobStatus.BULK_JOB_RUNNING }],
      totalSubprocesses: 1,
    }),
  );
}

const ended = (job: BulkJob, status: BulkJobStatus): BulkJob =>
  create(BulkJobSchema, {
    ...job,
    status,
    subprocesses: job.subprocesses.map((subprocess) => ({ ...subprocess, status })),
  });

const millis = (time: Timestamp | undefined): number => (time === undefined ? 0 : timestampMs(time));

const filterOf = ({ wfSpecName, wfRunStatus, earliestStart, latestStart }: BulkDeleteWfRun) => ({
  name: wfSpecName,
  status: wfRunStatus ?? LHStatus.COMPLETED,
  earliest: millis(earliestStart),
  latest: millis(latestStart),
});
