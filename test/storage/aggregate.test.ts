import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import { TaskRunSchema } from '#api/gen/task_run_pb.js';
import { VariableSchema } from '#api/gen/variable_pb.js';
import { WfRunSchema } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../../engine/core/contract.ts';
import type { Entry } from '../../engine/core/entries.ts';
import { changedRows, fromRows, goneRows, toRows } from '../../engine/storage/aggregate.ts';
import { EntityKind } from '../../engine/storage/entity-rows.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { Unsaved } from '../../engine/storage/unsaved.ts';

let store: Store;
beforeEach(() => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
});
afterEach(() => store.close());

const wfRunId = { id: 'order-1' };

function aWfRun(): WfRunState {
  return {
    id: 'order-1',
    wfRun: create(WfRunSchema, { id: wfRunId, status: LHStatus.RUNNING }),
    inactiveThreadRuns: new Map(),
    nodeRuns: new Map([
      ['0/0', create(NodeRunSchema, { id: { wfRunId }, status: LHStatus.COMPLETED })],
      [
        '0/1',
        create(NodeRunSchema, {
          id: { wfRunId, position: 1 },
          status: LHStatus.RUNNING,
          nodeType: { case: 'externalEvent', value: { externalEventDefId: { name: 'card-updated' } } },
        }),
      ],
    ]),
    taskRuns: new Map([
      [
        '0-1',
        create(TaskRunSchema, {
          id: { wfRunId, taskGuid: '0-1' },
          taskDefId: { name: 'charge' },
          status: TaskStatus.TASK_RUNNING,
          scheduledAt: timestampFromMs(5000),
        }),
      ],
    ]),
    userTaskRuns: new Map(),
    variables: new Map([
      [
        '0/total',
        create(VariableSchema, {
          id: { wfRunId, name: 'total' },
          value: { value: { case: 'int', value: 7n } },
        }),
      ],
    ]),
    externalEvents: new Map([
      [
        'e/zz',
        create(ExternalEventSchema, {
          id: { wfRunId, externalEventDefId: { name: 'e' }, guid: 'zz' },
          claimed: true,
        }),
      ],
      [
        'e/aa',
        create(ExternalEventSchema, { id: { wfRunId, externalEventDefId: { name: 'e' }, guid: 'aa' } }),
      ],
    ]),
    workflowEvents: new Map(),
    checkpoints: new Map(),
    timers: new Map([['t', { id: 't', at: 9000, kind: 'sleep', threadRunNumber: 0 }]]),
  };
}

describe("a WfRun's objects as rows", () => {
  it('come back as they were, in the order of creation', () => {
    const state = aWfRun();
    store.entities.replace(1, toRows(state));
    const back = fromRows('order-1', store.entities.all(1));
    expect(back).toEqual(state);
    expect([...(back?.externalEvents.keys() ?? [])]).toEqual(['e/zz', 'e/aa']);
  });

  it('are replaced as a whole', () => {
    const state = aWfRun();
    store.entities.replace(1, toRows(state));
    state.timers.clear();
    state.externalEvents.delete('e/zz');
    store.entities.replace(1, toRows(state));
    expect(fromRows('order-1', store.entities.all(1))).toEqual(state);
  });

  it('are written again only where something happened, and keep their order', () => {
    const state = aWfRun();
    const unsaved = new Unsaved();
    const note = (kind: string, payload: object) =>
      unsaved.note({ kind, version: 1, wfRunId: state.id, at: 1, ...payload } as unknown as Entry);
    store.entities.replace(1, toRows(state));
    state.nodeRuns.get('0/1')!.status = LHStatus.COMPLETED;
    note('node-run-status-changed', { thread: 0, position: 1, status: LHStatus.COMPLETED });
    state.nodeRuns.set('0/2', create(NodeRunSchema, { id: { wfRunId, position: 2 } }));
    note('node-run-arrived', { thread: 0, position: 2 });
    // It goes and comes again: now it is the last one.
    const event = state.externalEvents.get('e/zz')!;
    state.externalEvents.delete('e/zz');
    note('external-event-removed', { key: 'e/zz' });
    state.externalEvents.set('e/zz', event);
    note('external-event-put', { event });
    state.timers.clear();
    note('timer-cleared', { id: 't' });
    const changed = [...changedRows(state, unsaved, 1_000_000)];
    expect(changed.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      `${EntityKind.wfRun} `,
      `${EntityKind.nodeRun} 0/1`,
      `${EntityKind.nodeRun} 0/2`,
      `${EntityKind.externalEvent} e/zz`,
    ]);
    store.entities.update(1, goneRows(unsaved), changed);
    const back = fromRows('order-1', store.entities.all(1));
    expect(back).toEqual(state);
    expect([...(back?.externalEvents.keys() ?? [])]).toEqual(['e/aa', 'e/zz']);
  });

  it('are found by definition, status, time and value', () => {
    store.entities.replace(1, toRows(aWfRun()));
    store.entities.replace(2, toRows(aWfRun()));
    const keys = (...args: Parameters<typeof store.entities.search>) =>
      store.entities.search(...args).map(({ run, key }) => `${run}:${key}`);
    expect(keys(EntityKind.nodeRun, { def: 'card-updated' }, undefined, 10)).toEqual(['2:0/1', '1:0/1']);
    expect(
      keys(EntityKind.taskRun, { def: 'charge', status: TaskStatus.TASK_RUNNING }, undefined, 10),
    ).toEqual(['2:0-1', '1:0-1']);
    expect(keys(EntityKind.taskRun, { def: 'charge', earliest: 5001 }, undefined, 10)).toEqual([]);
    expect(keys(EntityKind.variable, { def: 'total', value: 'i:7' }, undefined, 10)).toHaveLength(2);
    expect(keys(EntityKind.variable, { def: 'total', value: 's:7' }, undefined, 10)).toEqual([]);
    expect(keys(EntityKind.externalEvent, { def: 'e', status: 0 }, undefined, 10)).toEqual([
      '2:e/aa',
      '1:e/aa',
    ]);
    expect(keys(EntityKind.nodeRun, {}, { run: 2, key: '0/0' }, 2)).toEqual(['2:0/1', '1:0/0']);
  });
});
