import { create } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LHStatus, TaskStatus, VariableType } from '#api/gen/common_enums_pb.js';
import { PollTaskRequestSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import {
  entrypoint,
  exit,
  externalEvent,
  primitive,
  putTaskDefs,
  strVariable,
  task,
  variable,
  workflow,
} from './flows.ts';
import { failure, startWorker, success, text } from './worker.ts';

let engine: RunningEngine;
let lh: LhClient;
beforeEach(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
});
afterEach(async () => {
  lh.close();
  await engine.stop();
});

const aPoll = (clientId: string) =>
  create(PollTaskRequestSchema, { taskDefId: { name: 'reserve' }, clientId });

const ended = (id: string, wanted = LHStatus.COMPLETED) =>
  eventually(async () => {
    const wfRun = await lh.call('getWfRun', { id });
    return wfRun.status === wanted ? wfRun : undefined;
  });

describe('a workflow of three tasks', () => {
  const names = ['reserve', 'charge', 'ship'];
  beforeEach(async () => {
    await putTaskDefs(lh, ...names);
    await lh.call(
      'putWfSpec',
      workflow('order', {
        start: entrypoint('a'),
        a: task('reserve', 'b'),
        b: task('charge', 'c', { retries: 2 }),
        c: task('ship', 'end'),
        end: exit,
      }),
    );
  });

  it('runs to its end with workers that poll, and retries what failed', async () => {
    let attempts = 0;
    const workers = names.map((name) =>
      startWorker(lh, name, () =>
        name === 'charge' && ++attempts < 3 ? failure('declined') : success(text(`did ${name}`)),
      ),
    );
    const started = await lh.call('runWf', { wfSpecName: 'order' });
    expect(started.id?.id).toMatch(/^[0-9a-f]{32}$/);
    const wfRunId = started.id;
    await ended(wfRunId?.id ?? '');
    const { results } = await lh.call('listTaskRuns', { wfRunId });
    expect(results.map((run) => [run.taskDefId?.name, run.status, run.attempts.length])).toEqual([
      ['reserve', TaskStatus.TASK_SUCCESS, 1],
      ['charge', TaskStatus.TASK_SUCCESS, 3],
      ['ship', TaskStatus.TASK_SUCCESS, 1],
    ]);
    expect(results[1]?.attempts[0]?.taskWorkerId).toBe('worker-of-charge');
    const nodeRuns = await lh.call('listNodeRuns', { wfRunId });
    expect(nodeRuns.results.map(({ nodeName }) => nodeName)).toEqual(['start', 'a', 'b', 'c', 'end']);
    const page = await lh.call('listNodeRuns', { wfRunId, limit: 2 });
    const rest = await lh.call('listNodeRuns', { wfRunId, bookmark: page.bookmark });
    expect([...page.results, ...rest.results]).toEqual(nodeRuns.results);
    for (const worker of workers) worker.stop();
  });

  it('hands out in order, one task a request, and keeps what nobody asked for', async () => {
    for (const id of ['one', 'two', 'three']) await lh.call('runWf', { wfSpecName: 'order', id });
    const got: ScheduledTask[] = [];
    const stream = lh.poll();
    stream.on('data', ({ result }: { result?: ScheduledTask }) => void (result && got.push(result)));
    stream.on('error', () => {});
    const ask = () => stream.write(aPoll('w'));
    ask();
    ask();
    await eventually(async () => (got.length === 2 ? got : undefined));
    await new Promise((then) => setTimeout(then, 50));
    expect(got.map(({ taskRunId }) => taskRunId?.wfRunId?.id)).toEqual(['one', 'two']);
    expect(got[0]).toMatchObject({ taskDefId: { name: 'reserve' }, attemptNumber: 0 });
    expect(
      (await lh.call('countTaskRun', { taskDefName: 'reserve', status: TaskStatus.TASK_SCHEDULED })).value,
    ).toBe(1n);
    ask();
    await eventually(async () => (got.length === 3 ? got : undefined));
    stream.cancel();
  });

  it('gives nothing to a stream that was cancelled', async () => {
    const stream = lh.poll();
    stream.on('error', () => {});
    stream.write(aPoll('gone'));
    await new Promise((then) => setTimeout(then, 50));
    stream.cancel();
    await new Promise((then) => setTimeout(then, 50));
    await lh.call('runWf', { wfSpecName: 'order', id: 'kept' });
    const { status: taskStatus } = await lh.call('getTaskRun', { wfRunId: { id: 'kept' }, taskGuid: '0-1' });
    expect(taskStatus).toBe(TaskStatus.TASK_SCHEDULED);
  });

  it('is stopped, resumed and deleted', async () => {
    const wfRunId = { id: 'x' };
    await lh.call('runWf', { wfSpecName: 'order', id: 'x' });
    expect(await codeOf(lh.call('runWf', { wfSpecName: 'order', id: 'x' }))).toBe(status.ALREADY_EXISTS);
    await lh.call('stopWfRun', { wfRunId });
    await lh.call('resumeWfRun', { wfRunId });
    await lh.call('deleteWfRun', { id: wfRunId });
    expect(await codeOf(lh.call('getWfRun', wfRunId))).toBe(status.NOT_FOUND);
    expect((await lh.call('searchWfRun', { wfSpecName: 'order' })).results).toEqual([]);
    expect(
      (await lh.call('countTaskRun', { taskDefName: 'reserve', status: TaskStatus.TASK_SCHEDULED })).value,
    ).toBe(0n);
    await lh.call('runWf', { wfSpecName: 'order', id: 'x' });
  });
});

describe('events', () => {
  const wfRunId = { id: 'w' };
  beforeEach(async () => {
    await lh.call('putExternalEventDef', {
      name: 'paid',
      contentType: { returnType: primitive(VariableType.STR) },
    });
    await lh.call(
      'putWfSpec',
      workflow('wait', { start: entrypoint('e'), e: externalEvent('paid', 'end'), end: exit }),
    );
  });
  const put = (guid?: string) =>
    lh.call('putExternalEvent', { wfRunId, externalEventDefId: { name: 'paid' }, content: text('12'), guid });

  it('complete the node that waits', async () => {
    await lh.call('runWf', { wfSpecName: 'wait', id: 'w' });
    const event = await put();
    expect(event.claimed).toBe(true);
    expect((await lh.call('getWfRun', wfRunId)).status).toBe(LHStatus.COMPLETED);
    expect(await lh.call('getExternalEvent', event.id ?? {})).toEqual(event);
    const found = await lh.call('searchExternalEvent', {
      externalEventDefId: { name: 'paid' },
      isClaimed: true,
    });
    expect(found.results).toEqual([event.id]);
  });

  it('are kept for a WfRun that comes later', async () => {
    await put('early');
    expect(
      (await lh.call('getExternalEvent', { wfRunId, externalEventDefId: { name: 'paid' }, guid: 'early' }))
        .claimed,
    ).toBe(false);
    expect((await lh.call('listExternalEvents', { wfRunId })).results).toHaveLength(1);
    const run = await lh.call('runWf', { wfSpecName: 'wait', id: 'w' });
    expect(run.status).toBe(LHStatus.COMPLETED);
  });

  it('time out by the clock', async () => {
    const timeoutSeconds = {
      source: { case: 'literalValue' as const, value: { value: { case: 'int' as const, value: 1n } } },
    };
    await lh.call(
      'putWfSpec',
      workflow('hurry', {
        start: entrypoint('e'),
        e: externalEvent('paid', 'end', { timeoutSeconds }),
        end: exit,
      }),
    );
    const before = Date.now();
    await lh.call('runWf', { wfSpecName: 'hurry', id: 'w' });
    await ended('w', LHStatus.ERROR);
    expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
    // A ThreadRun that fails has no end_time, the WfRun has.
    const { endTime, startTime } = await lh.call('getWfRun', wfRunId);
    const took =
      Number(endTime?.seconds) * 1e3 +
      Number(endTime?.nanos) / 1e6 -
      Number(startTime?.seconds) * 1e3 -
      Number(startTime?.nanos) / 1e6;
    expect(took).toBeGreaterThanOrEqual(1000);
    // Some ms on a machine that has nothing else to do.
    expect(took).toBeLessThan(3000);
  });

  it('are matched by key, whichever comes first', async () => {
    await lh.call('putExternalEventDef', { name: 'keyed', correlatedEventConfig: {} });
    const correlationKey = variable('key');
    await lh.call(
      'putWfSpec',
      workflow(
        'by-key',
        { start: entrypoint('e'), e: externalEvent('keyed', 'end', { correlationKey }), end: exit },
        [strVariable('key')],
      ),
    );
    const run = (id: string) =>
      lh.call('runWf', { wfSpecName: 'by-key', id, variables: { key: text('k1') } });
    await run('first');
    await lh.call('putCorrelatedEvent', {
      key: 'k1',
      externalEventDefId: { name: 'keyed' },
      content: text('hi'),
    });
    await ended('first');
    await run('second');
    await ended('second');
    const event = await lh.call('getCorrelatedEvent', { key: 'k1', externalEventDefId: { name: 'keyed' } });
    expect(event.externalEvents.map((id) => id.wfRunId?.id)).toEqual(['first', 'second']);
    const found = await lh.call('searchCorrelatedEvent', {
      externalEventDefId: { name: 'keyed' },
      hasExternalEvents: true,
    });
    expect(found.results).toHaveLength(1);
  });

  it('that are correlated end with their time to live', async () => {
    const externalEventDefId = { name: 'short' };
    await lh.call('putExternalEventDef', { name: 'short', correlatedEventConfig: { ttlSeconds: 1n } });
    const put = () => lh.call('putCorrelatedEvent', { key: 'k', externalEventDefId, content: text('1') });
    await put();
    expect(await codeOf(put())).toBe(status.ALREADY_EXISTS);
    await new Promise((then) => setTimeout(then, 1050));
    expect(await codeOf(lh.call('getCorrelatedEvent', { key: 'k', externalEventDefId }))).toBe(
      status.NOT_FOUND,
    );
    expect((await lh.call('searchCorrelatedEvent', { externalEventDefId })).results).toEqual([]);
    await put();
  });

  it('that workflows throw reach who awaits them', async () => {
    await lh.call('putWorkflowEventDef', { name: 'shouted' });
    const eventDefId = { name: 'shouted' };
    const content = { source: { case: 'literalValue' as const, value: text('hey') } };
    await lh.call(
      'putWfSpec',
      workflow('shout', {
        start: entrypoint('throw'),
        throw: {
          node: { case: 'throwEvent', value: { eventDefId, content } },
          outgoingEdges: [{ sinkNodeName: 'end' }],
        },
        end: exit,
      }),
    );
    const waiting = lh.call('awaitWorkflowEvent', { wfRunId, eventDefIds: [eventDefId] });
    await new Promise((then) => setTimeout(then, 30));
    await lh.call('runWf', { wfSpecName: 'shout', id: 'w' });
    const event = await waiting;
    expect(event).toMatchObject({ content: text('hey') });
    expect(await lh.call('awaitWorkflowEvent', { wfRunId })).toEqual(event);
    expect(
      await codeOf(lh.call('awaitWorkflowEvent', { wfRunId, workflowEventsToIgnore: [event.id ?? {}] }, 100)),
    ).toBe(status.DEADLINE_EXCEEDED);
  });

  it('of no WfRun are awaited until the deadline; those of no WorkflowEventDef are not searched', async () => {
    await lh.call('putWorkflowEventDef', { name: 'shouted' });
    const eventDefIds = [{ name: 'shouted' }];
    expect(await codeOf(lh.call('awaitWorkflowEvent', { eventDefIds }, 100))).toBe(status.DEADLINE_EXCEEDED);
    const search = (name: string) => lh.call('searchWorkflowEvent', { workflowEventDefId: { name } });
    expect((await search('shouted')).results).toEqual([]);
    expect(await codeOf(search('nobody'))).toBe(status.INVALID_ARGUMENT);
    expect(await codeOf(lh.call('searchWorkflowEvent', {}))).toBe(status.INVALID_ARGUMENT);
  });
});

describe('reading', () => {
  beforeEach(async () => {
    await lh.call('putTaskDef', {
      name: 'pay',
      inputVars: [{ name: 'card', typeDef: { ...primitive(VariableType.STR), masked: true } }],
    });
    await lh.call(
      'putWfSpec',
      workflow(
        'secret',
        { start: entrypoint('pay'), pay: task('pay', 'end', { variables: [variable('card')] }), end: exit },
        [strVariable('card', { searchable: true }, true)],
      ),
    );
  });

  it('shows masked values masked, and workers plain text', async () => {
    const worker = startWorker(lh, 'pay', () => success({}));
    await lh.call('runWf', { wfSpecName: 'secret', id: 's', variables: { card: text('4242') } });
    await ended('s');
    expect(worker.tasks[0]?.variables[0]).toMatchObject({
      varName: 'card',
      masked: true,
      value: text('4242'),
    });
    const wfRunId = { id: 's' };
    const seen = await lh.call('getVariable', { wfRunId, threadRunNumber: 0, name: 'card' });
    expect(seen).toMatchObject({ masked: true, value: text('*****') });
    const taskRun = await lh.call('getTaskRun', { wfRunId, taskGuid: '0-1' });
    expect(taskRun.inputVariables[0]?.value).toMatchObject(text('*****'));
    const found = await lh.call('searchVariable', {
      wfSpecName: 'secret',
      varName: 'card',
      value: text('4242'),
    });
    expect(found.results.map((id) => id.wfRunId?.id)).toEqual(['s']);
    worker.stop();
  });

  it('finds WfRuns by status, variable and page', async () => {
    for (const [i, card] of ['a', 'b', 'a'].entries()) {
      await lh.call('runWf', { wfSpecName: 'secret', id: `r${i}`, variables: { card: text(card) } });
    }
    const ids = async (request: object) =>
      (await lh.call('searchWfRun', { wfSpecName: 'secret', ...request })).results.map(({ id }) => id);
    expect(await ids({})).toEqual(['r2', 'r1', 'r0']);
    expect(await ids({ status: LHStatus.RUNNING, wfSpecMajorVersion: 0, wfSpecRevision: 0 })).toHaveLength(3);
    expect(await ids({ status: LHStatus.ERROR })).toEqual([]);
    // As on a real server, what is masked is found by SearchVariable, not by SearchWfRun.
    expect(await ids({ variableFilters: [{ varName: 'card', value: text('a') }] })).toEqual([]);
    const { results, bookmark } = await lh.call('searchWfRun', { wfSpecName: 'secret', limit: 2 });
    expect(results.map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect(await ids({ bookmark })).toEqual(['r0']);
    expect(await codeOf(lh.call('searchWfRun', { wfSpecName: 'nowhere' }))).toBe(status.INVALID_ARGUMENT);
    expect(
      (await lh.call('searchTaskRun', { taskDefName: 'pay', status: TaskStatus.TASK_SCHEDULED })).results,
    ).toHaveLength(3);
    expect((await lh.call('countNodeRun', {})).value).toBe(6n);
  });
});

describe('retention', () => {
  it('deletes a WfRun with all that belongs to it when its time is over', async () => {
    const retentionPolicy = { wfGcPolicy: { case: 'secondsAfterWfTermination' as const, value: 1n } };
    await lh.call('putWfSpec', {
      ...workflow('brief', { start: entrypoint('end'), end: exit }),
      retentionPolicy,
    });
    await lh.call('runWf', { wfSpecName: 'brief', id: 'gone-soon' });
    await eventually(
      async () => (await codeOf(lh.call('getWfRun', { id: 'gone-soon' }))) === status.NOT_FOUND || undefined,
    );
    expect((await lh.call('searchWfRun', { wfSpecName: 'brief' })).results).toEqual([]);
    expect((await lh.call('searchNodeRun', { status: LHStatus.COMPLETED })).results).toEqual([]);
  });
});

describe('workers', () => {
  it('of an unknown tenant may not poll', async () => {
    const stranger = new LhClient(engine.address, { tenantid: 'nobody' });
    const code = await new Promise((then) =>
      stranger.poll().on('error', (error) => then((error as { code?: number }).code)),
    );
    expect(code).toBe(status.PERMISSION_DENIED);
    stranger.close();
  });

  it('are told where to poll, and are listed while they are there', async () => {
    const taskDefId = { name: 'pay' };
    expect(await codeOf(lh.call('getTaskWorkerGroup', taskDefId))).toBe(status.NOT_FOUND);
    const { yourHosts } = await lh.call('registerTaskWorker', { taskWorkerId: 'w1', taskDefId });
    expect(yourHosts.map(({ host, port }) => `${host}:${port}`)).toEqual([engine.address]);
    const group = await lh.call('getTaskWorkerGroup', taskDefId);
    expect(Object.keys(group.taskWorkers)).toEqual(['w1']);
  });
});
