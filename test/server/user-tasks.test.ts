import { create } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LHStatus, TaskStatus, VariableType } from '#api/gen/common_enums_pb.js';
import {
  PollTaskRequestSchema,
  PutCheckpointResponse_FlowControlContinue as Flow,
  type ScheduledTask,
} from '#api/gen/service_pb.js';
import { UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, task, workflow } from './flows.ts';
import { text } from './worker.ts';

let engine: RunningEngine;
let lh: LhClient;
beforeAll(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
  await lh.call('putUserTaskDef', {
    name: 'review',
    fields: [{ name: 'ok', type: VariableType.BOOL, displayName: 'OK?', required: true }],
  });
  const userGroup = { source: { case: 'literalValue' as const, value: text('clerks') } };
  await lh.call(
    'putWfSpec',
    workflow('approval', {
      start: entrypoint('review'),
      review: {
        node: { case: 'userTask', value: { userTaskDefName: 'review', userGroup } },
        outgoingEdges: [{ sinkNodeName: 'end' }],
      },
      end: exit,
    }),
  );
});
afterAll(async () => {
  lh.close();
  await engine.stop();
});

const runOf = (id: string) => ({ wfRunId: { id }, userTaskGuid: '0-1' });
const ok = { ok: { value: { case: 'bool' as const, value: true } } };

describe('user tasks over the wire', () => {
  it('are found, claimed, saved, commented and completed', async () => {
    const userTaskRunId = runOf('a');
    await lh.call('runWf', { wfSpecName: 'approval', id: 'a' });
    const found = await lh.call('searchUserTaskRun', {
      userGroup: 'clerks',
      status: UserTaskRunStatus.UNASSIGNED,
      userTaskDefName: 'review',
    });
    expect(found.results.map((id) => id.wfRunId?.id)).toEqual(['a']);
    await lh.call('assignUserTaskRun', { userTaskRunId, userId: 'eve' });
    expect(await codeOf(lh.call('assignUserTaskRun', { userTaskRunId, userId: 'bob' }))).toBe(
      status.FAILED_PRECONDITION,
    );
    const saved = await lh.call('saveUserTaskRunProgress', { userTaskRunId, userId: 'eve', results: ok });
    expect(saved).toMatchObject({ status: UserTaskRunStatus.ASSIGNED, userId: 'eve' });
    await lh.call('putUserTaskRunComment', { userTaskRunId, userId: 'bob', comment: 'well?' });
    expect(
      await codeOf(lh.call('completeUserTaskRun', { userTaskRunId, userId: 'eve', results: { no: ok.ok } })),
    ).toBe(status.INVALID_ARGUMENT);
    await lh.call('completeUserTaskRun', { userTaskRunId, userId: 'eve', results: ok });
    expect((await lh.call('getWfRun', { id: 'a' })).status).toBe(LHStatus.COMPLETED);
    const { results } = await lh.call('listUserTaskRuns', { wfRunId: { id: 'a' } });
    expect(results).toEqual([await lh.call('getUserTaskRun', userTaskRunId)]);
    expect(results[0]?.status).toBe(UserTaskRunStatus.DONE);
    await lh.call('cancelUserTaskRun', { userTaskRunId });
    expect((await lh.call('getUserTaskRun', userTaskRunId)).status).toBe(UserTaskRunStatus.DONE);
    expect(
      await codeOf(lh.call('completeUserTaskRun', { userTaskRunId: runOf('nobody'), userId: 'e' })),
    ).toBe(status.NOT_FOUND);
  });

  it('completed while their WfRun is stopped let it go on when it is resumed (§11, row 29)', async () => {
    const wfRunId = { id: 'b' };
    await lh.call('runWf', { wfSpecName: 'approval', id: 'b' });
    await lh.call('stopWfRun', { wfRunId });
    expect((await lh.call('getWfRun', wfRunId)).status).toBe(LHStatus.HALTED);
    await lh.call('completeUserTaskRun', { userTaskRunId: runOf('b'), userId: 'eve', results: ok });
    await lh.call('resumeWfRun', { wfRunId });
    expect((await lh.call('getWfRun', wfRunId)).status).toBe(LHStatus.COMPLETED);
  });
});

describe('checkpoints over the wire', () => {
  it('are counted, read back, and stop a task that is over', async () => {
    await putTaskDefs(lh, 'long');
    await lh.call(
      'putWfSpec',
      workflow('steps', { start: entrypoint('t'), t: task('long', 'end'), end: exit }),
    );
    await lh.call('runWf', { wfSpecName: 'steps', id: 'c' });
    const stream = lh.poll();
    stream.on('error', () => {});
    let scheduled: ScheduledTask | undefined;
    stream.on('data', ({ result }: { result?: ScheduledTask }) => (scheduled = result));
    stream.write(create(PollTaskRequestSchema, { taskDefId: { name: 'long' }, clientId: 'w' }));
    const { taskRunId } = await eventually(async () => scheduled);
    const put = () => lh.call('putCheckpoint', { taskRunId, taskAttempt: 0, value: text('half') });
    for (const number of [0, 1]) {
      const { createdCheckpoint, flowControlContinueType } = await put();
      expect(flowControlContinueType).toBe(Flow.CONTINUE_TASK);
      expect(createdCheckpoint?.id?.checkpointNumber).toBe(number);
    }
    const read = await lh.call('getCheckpoint', { taskRun: taskRunId, checkpointNumber: 1 });
    expect(read.value).toMatchObject(text('half'));
    await lh.call('reportTask', {
      taskRunId,
      status: TaskStatus.TASK_SUCCESS,
      result: { case: 'output', value: text('x') },
    });
    expect((await put()).flowControlContinueType).toBe(Flow.STOP_TASK);
    stream.cancel();
  });
});

describe('child WfRuns over the wire', () => {
  it('are addressed through their parent, found by it, and go on when it was stopped meanwhile (§11, row 28)', async () => {
    await lh.call(
      'putWfSpec',
      workflow('parent', {
        start: entrypoint('run'),
        run: {
          node: {
            case: 'runChildWf',
            value: { wfSpec: { case: 'wfSpecName', value: 'approval' }, majorVersion: -1 },
          },
          outgoingEdges: [{ sinkNodeName: 'wait' }],
        },
        wait: {
          node: {
            case: 'waitForChildWf',
            value: {
              childWfRunId: { source: { case: 'nodeOutput', value: { nodeName: 'run' } } },
              childWfRunSourceNode: 'run',
            },
          },
          outgoingEdges: [{ sinkNodeName: 'end' }],
        },
        end: exit,
      }),
    );
    const parentWfRunId = { id: 'p' };
    await lh.call('runWf', { wfSpecName: 'parent', id: 'p' });
    const { results } = await lh.call('searchWfRun', { parentWfRunId });
    expect(results).toHaveLength(1);
    const child = results[0] ?? { id: '' };
    expect(child).toMatchObject({ parentWfRunId });
    expect(await codeOf(lh.call('getWfRun', { id: child.id }))).toBe(status.NOT_FOUND);
    expect((await lh.call('getWfRun', child)).status).toBe(LHStatus.RUNNING);
    const tree = await lh.call('searchWfRun', { parentWfRunId, showFullTree: true });
    expect(tree.results).toEqual(results);
    await lh.call('stopWfRun', { wfRunId: parentWfRunId });
    await lh.call('resumeWfRun', { wfRunId: parentWfRunId });
    await lh.call('completeUserTaskRun', {
      userTaskRunId: { wfRunId: child, userTaskGuid: '0-1' },
      userId: 'e',
      results: ok,
    });
    expect((await lh.call('getWfRun', parentWfRunId)).status).toBe(LHStatus.COMPLETED);
  });
});
