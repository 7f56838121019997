/** Appliers of NodeRuns. */
import { create } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import {
  type NodeRun,
  NodeRunSchema,
  WaitForThreadsRun_WaitForThreadSchema,
  WaitForThreadsRun_WaitingThreadStatus as Waiting,
} from '#api/gen/node_run_pb.js';
import {
  ExternalEventDefIdSchema,
  UserTaskRunIdSchema,
  WorkflowEventIdSchema,
} from '#api/gen/object_id_pb.js';
import { WorkflowEventSchema } from '#api/gen/workflow_event_pb.js';
import { indexOf, noteNodeRun } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { NodeRunEntries } from '../entries/node-run-entries.ts';
import { guidOfNodeRun, nodeRunId, nodeRunKey, timestamp, workflowEventKey } from '../ids.ts';
import { assertMove } from '../lifecycle.ts';
import type { Appliers } from './applier.ts';
import { emptyNodeType } from './empty-node-type.ts';
import { nodeRunOf, threadRunOf } from './find.ts';

function arrive(state: WfRunState, entry: EntryOf<'node-run-arrived'>): void {
  const thread = threadRunOf(state, entry.thread);
  if (state.wfRun.id === undefined) throw new Error(`WfRun ${state.id} has no id.`);
  // Field by field: a WfRun that goes far without waiting makes thousands within one command.
  const nodeRun = create(NodeRunSchema);
  nodeRun.id = nodeRunId(state.wfRun.id, entry.thread, entry.position);
  if (thread.wfSpecId !== undefined) nodeRun.wfSpecId = thread.wfSpecId;
  nodeRun.status = LHStatus.RUNNING;
  nodeRun.arrivalTime = timestamp(entry.at);
  nodeRun.threadSpecName = thread.threadSpecName;
  nodeRun.nodeName = entry.nodeName;
  nodeRun.nodeType = emptyNodeType(entry.nodeKind, entry.startsThread ?? '');
  nameRefersTo(state, nodeRun, entry);
  state.nodeRuns.set(nodeRunKey(entry.thread, entry.position), nodeRun);
  thread.currentNodePosition = entry.position;
  noteNodeRun(indexOf(state), nodeRun);
}

/** What the real server's NodeRun says from its arrival on, also when its Node then fails at once. */
function nameRefersTo(
  { wfRun }: WfRunState,
  { nodeType }: NodeRun,
  entry: EntryOf<'node-run-arrived'>,
): void {
  const { thread, position, eventDef } = entry;
  if (nodeType.case === 'userTask') {
    const userTaskGuid = guidOfNodeRun(thread, position);
    nodeType.value.userTaskRunId = create(UserTaskRunIdSchema, { wfRunId: wfRun.id, userTaskGuid });
  }
  if (eventDef === undefined) return;
  if (nodeType.case === 'externalEvent') {
    nodeType.value.externalEventDefId = create(ExternalEventDefIdSchema, { name: eventDef });
  } else if (nodeType.case === 'throwEvent') {
    const workflowEventDefId = { name: eventDef };
    nodeType.value.workflowEventId = create(WorkflowEventIdSchema, { wfRunId: wfRun.id, workflowEventDefId });
  }
}

function move(state: WfRunState, nodeRun: NodeRun, status: LHStatus, at: number): void {
  const where = `${state.id}/${nodeRun.id?.threadRunNumber}/${nodeRun.id?.position}`;
  assertMove('NodeRun', nodeRun.status, status, where);
  nodeRun.status = status;
  // As on the real server: one that failed has no end_time, unless it had done its work (an Edge failed).
  if (status === LHStatus.COMPLETED) nodeRun.endTime = timestamp(at);
  noteNodeRun(indexOf(state), nodeRun);
}

function throwEvent(state: WfRunState, entry: EntryOf<'workflow-event-thrown'>): void {
  const { def, number, thread, position } = entry;
  const nodeRun = nodeRunOf(state, thread, position);
  const id = create(WorkflowEventIdSchema, {
    wfRunId: state.wfRun.id,
    workflowEventDefId: { name: def },
    number,
  });
  state.workflowEvents.set(
    workflowEventKey(def, number),
    create(WorkflowEventSchema, {
      id,
      content: entry.content,
      createdAt: timestamp(entry.at),
      nodeRunId: nodeRun.id,
    }),
  );
  indexOf(state).eventsThrown.set(def, number + 1);
  if (nodeRun.nodeType.case === 'throwEvent') nodeRun.nodeType.value.workflowEventId = id;
}

function markHandled(
  state: WfRunState,
  { thread, position, failureNumber }: EntryOf<'failure-handled' | 'node-run-skipped'>,
): void {
  const failure = nodeRunOf(state, thread, position).failures[failureNumber];
  if (failure !== undefined) failure.wasProperlyHandled = true;
}

export const nodeRunAppliers: Appliers<keyof NodeRunEntries> = {
  'node-run-arrived': { 1: arrive },
  'node-run-status-changed': {
    1: (state, { thread, position, status, at }) => {
      move(state, nodeRunOf(state, thread, position), status, at);
    },
  },
  'node-run-failed': {
    1: (state, { thread, position, status, failure, when, at }) => {
      const nodeRun = nodeRunOf(state, thread, position);
      // Copied, because it changes when it is handled.
      nodeRun.failures.push({ ...failure });
      if (when === undefined) nodeRun.errorMessage = failure.message;
      move(state, nodeRun, status, at);
      if (when === 'leaving') nodeRun.endTime = timestamp(at);
    },
  },
  'failure-handler-shared': {
    1: (state, { thread, position, failureNumber, handler }) => {
      const failure = nodeRunOf(state, thread, position).failures[failureNumber];
      if (failure !== undefined) failure.failureHandlerThreadrunId = handler;
    },
  },
  'failure-handled': { 1: markHandled },
  'node-run-skipped': { 1: markHandled },
  'sleep-started': {
    1: (state, { thread, position, untilMs }) => {
      const { nodeType } = nodeRunOf(state, thread, position);
      if (nodeType.case === 'sleep') nodeType.value.maturationTime = timestamp(untilMs);
    },
  },
  'sleep-matured': {
    1: (state, { thread, position }) => {
      const { nodeType } = nodeRunOf(state, thread, position);
      if (nodeType.case === 'sleep') nodeType.value.matured = true;
    },
  },
  'threads-awaited': {
    1: (state, { thread, position, threads }) => {
      const nodeRun = nodeRunOf(state, thread, position);
      if (nodeRun.nodeType.case !== 'waitForThreads') return;
      nodeRun.nodeType.value.threads = threads.map(({ number, status }) =>
        create(WaitForThreadsRun_WaitForThreadSchema, {
          threadRunNumber: number,
          threadStatus: status,
          waitingStatus: Waiting.THREAD_IN_PROGRESS,
        }),
      );
      noteNodeRun(indexOf(state), nodeRun);
    },
  },
  'awaited-thread-changed': {
    1: (state, { thread, position, number, status, waitingStatus, handler }) => {
      const { nodeType } = nodeRunOf(state, thread, position);
      if (nodeType.case !== 'waitForThreads') return;
      for (const awaited of nodeType.value.threads) {
        if (awaited.threadRunNumber !== number) continue;
        awaited.threadStatus = status;
        awaited.waitingStatus = waitingStatus;
        if (handler !== undefined) awaited.failureHandlerThreadRunId = handler;
      }
    },
  },
  'child-wf-run-started': {
    1: (state, { thread, position, child, wfSpecId, inputs }) => {
      const { nodeType } = nodeRunOf(state, thread, position);
      if (nodeType.case !== 'runChildWf') return;
      nodeType.value.childWfRunId = child;
      nodeType.value.wfSpecId = wfSpecId;
      nodeType.value.inputs = inputs;
    },
  },
  'child-wf-run-awaited': {
    1: (state, { thread, position, child }) => {
      const nodeRun = nodeRunOf(state, thread, position);
      if (nodeRun.nodeType.case !== 'waitForChildWf') return;
      nodeRun.nodeType.value.childWfRunId = child;
      noteNodeRun(indexOf(state), nodeRun);
    },
  },
  'workflow-event-thrown': { 1: throwEvent },
};
