/** BulkJobs: what they delete, what they leave, what they refuse, and that a restart does not forget them. */
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { status, type ServiceError } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BulkJobStatus } from '#api/gen/bulk_job_pb.js';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { codeOf, eventually, type LhClient } from './client.ts';
import { entrypoint, exit, externalEvent, workflow } from './flows.ts';
import { keptEngine, type KeptEngine } from './kept-engine.ts';

let kept: KeptEngine;
let lh: LhClient;

beforeEach(async () => {
  ({ kept, lh } = await keptEngine());
  await lh.call('putExternalEventDef', { name: 'paid' });
  await lh.call('putWfSpec', workflow('done', { start: entrypoint('end'), end: exit }));
  await lh.call(
    'putWfSpec',
    workflow('waits', { start: entrypoint('wait'), wait: externalEvent('paid', 'end'), end: exit }),
  );
});

afterEach(() => kept.remove());

const ids = async (wfSpecName: string) => (await lh.call('searchWfRun', { wfSpecName })).results;

const deletion = (wfSpecName: string, wfRunStatus: LHStatus, more: object = {}) => ({
  case: 'bulkDeleteWfRun' as const,
  value: {
    wfSpecName,
    wfRunStatus,
    earliestStart: timestampFromMs(0),
    latestStart: timestampFromMs(Date.now() + 60_000),
    ...more,
  },
});

const completed = (id: string) =>
  eventually(async () => {
    const job = await lh.call('getBulkJob', { id: { id } });
    return job.status === BulkJobStatus.BULK_JOB_COMPLETED ? job : undefined;
  });

it('deletes the WfRuns of its WfSpec, status and span of time, and no other', async () => {
  for (let i = 0; i < 230; i++) await lh.call('runWf', { wfSpecName: 'done', id: `d${i}` });
  await lh.call('runWf', { wfSpecName: 'waits', id: 'w' });
  const later = deletion('done', LHStatus.COMPLETED, {
    earliestStart: timestampFromMs(Date.now() + 30_000),
  });
  await lh.call('createBulkJob', { id: 'later', operation: later });
  await lh.call('createBulkJob', { id: 'failed', operation: deletion('done', LHStatus.ERROR) });
  await completed('later');
  await completed('failed');
  expect((await lh.call('searchWfRun', { wfSpecName: 'done', limit: 500 })).results).toHaveLength(230);
  await lh.call('createBulkJob', { id: 'all', operation: deletion('done', LHStatus.COMPLETED) });
  const { subprocesses, totalSubprocesses } = await completed('all');
  expect(subprocesses.map((subprocess) => subprocess.status)).toEqual([BulkJobStatus.BULK_JOB_COMPLETED]);
  expect(totalSubprocesses).toBe(1);
  expect(await ids('done')).toHaveLength(0);
  expect(await codeOf(lh.call('getWfRun', { id: 'd7' }))).toBe(status.NOT_FOUND);
  expect(await ids('waits')).toHaveLength(1);
});

it('without bounds finds nothing, as on a real server, which takes the time of the call for both', async () => {
  await lh.call('runWf', { wfSpecName: 'done', id: 'd' });
  await new Promise((then) => setTimeout(then, 5));
  const bounds = { earliestStart: undefined, latestStart: undefined };
  const { operation } = await lh.call('createBulkJob', {
    id: 'now',
    operation: deletion('done', LHStatus.COMPLETED, bounds),
  });
  expect(operation.value?.earliestStart).toEqual(operation.value?.latestStart);
  await completed('now');
  expect(await ids('done')).toHaveLength(1);
});

it('the same id again is the job that is there; what is over can be deleted', async () => {
  const first = await lh.call('createBulkJob', {
    id: 'job',
    operation: deletion('done', LHStatus.COMPLETED),
  });
  const again = await lh.call('createBulkJob', { id: 'job', operation: deletion('waits', LHStatus.ERROR) });
  expect(again.operation).toEqual(first.operation);
  await completed('job');
  const search = async (of: BulkJobStatus) => (await lh.call('searchBulkJob', { status: of })).results;
  expect(await search(BulkJobStatus.BULK_JOB_COMPLETED)).toMatchObject([{ id: 'job' }]);
  expect(await search(BulkJobStatus.BULK_JOB_RUNNING)).toEqual([]);
  await lh.call('deleteBulkJob', { id: { id: 'job' } });
  expect(await codeOf(lh.call('getBulkJob', { id: { id: 'job' } }))).toBe(status.NOT_FOUND);
  expect(await codeOf(lh.call('deleteBulkJob', { id: { id: 'job' } }))).toBe(status.NOT_FOUND);
});

it('goes on after a stop in the middle', async () => {
  for (let i = 0; i < 350; i++) await lh.call('runWf', { wfSpecName: 'done', id: `d${i}` });
  await lh.call('createBulkJob', { id: 'job', operation: deletion('done', LHStatus.COMPLETED) });
  lh = await kept.restart();
  await completed('job');
  expect(await ids('done')).toHaveLength(0);
});

it.each([
  [{}, 'needs an operation'],
  [{ operation: deletion('', LHStatus.COMPLETED) }, 'wfSpecName must be provided'],
  [{ operation: deletion('done', LHStatus.RUNNING) }, 'terminal status'],
  [{ operation: deletion('done', LHStatus.HALTING) }, 'terminal status'],
  [
    { operation: deletion('done', LHStatus.COMPLETED, { latestStart: timestampFromMs(-1) }) },
    'earliestStart must be before or equal to latestStart',
  ],
])('%o is refused', async (request, words) => {
  const error = await lh.call('createBulkJob', request).then(
    () => undefined,
    (refused: unknown) => refused as ServiceError,
  );
  expect(error?.code).toBe(status.INVALID_ARGUMENT);
  expect(error?.details).toContain(words);
});
