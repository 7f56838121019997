/** Appliers of ThreadRuns. */
import { create, equals } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { ExternalEventIdSchema } from '#api/gen/object_id_pb.js';
import {
  PendingFailureHandlerSchema,
  PendingInterruptSchema,
  ThreadHaltReasonSchema,
  ThreadRunSchema,
  ThreadType,
} from '#api/gen/wf_run_pb.js';
import { indexOf, noteThread } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { ThreadRunEntries } from '../entries/thread-run-entries.ts';
import { timestamp } from '../ids.ts';
import { assertMove } from '../lifecycle.ts';
import type { Appliers } from './applier.ts';
import { nodeRunOf, threadRunOf } from './find.ts';

function startThread(state: WfRunState, entry: EntryOf<'thread-run-started'>): void {
  const { wfRun } = state;
  const thread = create(ThreadRunSchema, {
    wfSpecId: wfRun.wfSpecId,
    number: entry.thread,
    status: LHStatus.RUNNING,
    threadSpecName: entry.threadSpecName,
    startTime: timestamp(entry.at),
    parentThreadId: entry.parent,
    interruptTriggerId: entry.interruptTrigger,
    failureBeingHandled: entry.failureBeingHandled,
    currentNodePosition: -1,
    type: entry.type,
  });
  wfRun.threadRuns.push(thread);
  wfRun.greatestThreadrunNumber = entry.thread;
  noteThread(indexOf(state), thread);
  if (entry.parent === undefined) return;
  const { childThreadIds } = threadRunOf(state, entry.parent);
  childThreadIds.push(entry.thread);
  // The real server lists the handler of a NodeRun's Failure twice (littlehorse.md §11, row 23).
  if (entry.type === ThreadType.FAILURE_HANDLER && entry.failureBeingHandled)
    childThreadIds.push(entry.thread);
  linkToNodeRun(state, entry, entry.parent);
}

function linkToNodeRun(state: WfRunState, entry: EntryOf<'thread-run-started'>, parent: number): void {
  if (entry.startedAt !== undefined) {
    const { nodeType } = nodeRunOf(state, parent, entry.startedAt);
    if (nodeType.case === 'startThread') nodeType.value.childThreadId = entry.thread;
    if (nodeType.case === 'startMultipleThreads') nodeType.value.childThreadIds.push(entry.thread);
  }
  const handled = entry.failureBeingHandled;
  if (handled === undefined) return;
  const nodeRun = nodeRunOf(state, handled.threadRunNumber, handled.nodeRunPosition);
  nodeRun.failureHandlerIds.push(entry.thread);
  const failure = nodeRun.failures[handled.failureNumber];
  if (failure !== undefined) failure.failureHandlerThreadrunId = entry.thread;
}

export const threadRunAppliers: Appliers<keyof ThreadRunEntries> = {
  'thread-run-started': { 1: startThread },
  'thread-run-status-changed': {
    1: (state, { thread: number, status, errorMessage, hasEndTime = status === LHStatus.COMPLETED, at }) => {
      const thread = threadRunOf(state, number);
      assertMove('ThreadRun', thread.status, status, `${state.id}/${number}`);
      thread.status = status;
      // As on the real server: one that failed has no end_time (littlehorse.md §4.1).
      if (hasEndTime) thread.endTime = timestamp(at);
      else delete thread.endTime;
      if (errorMessage !== undefined) thread.errorMessage = errorMessage;
      noteThread(indexOf(state), thread);
    },
  },
  'thread-run-output-set': {
    1: (state, { thread, output }) => {
      threadRunOf(state, thread).output = output;
    },
  },
  'halt-reason-added': {
    1: (state, { thread: number, reason }) => {
      const thread = threadRunOf(state, number);
      thread.haltReasons.push(reason);
      noteThread(indexOf(state), thread);
    },
  },
  'halt-reason-removed': {
    1: (state, { thread: number, reason }) => {
      const thread = threadRunOf(state, number);
      const at = thread.haltReasons.findIndex((known) => equals(ThreadHaltReasonSchema, known, reason));
      if (at >= 0) thread.haltReasons.splice(at, 1);
      noteThread(indexOf(state), thread);
    },
  },
  'pending-interrupt-added': {
    1: ({ wfRun }, { thread, event, handlerSpecName }) => {
      wfRun.pendingInterrupts.push(
        create(PendingInterruptSchema, {
          externalEventId: event,
          handlerSpecName,
          interruptedThreadId: thread,
        }),
      );
    },
  },
  'pending-interrupt-removed': {
    1: ({ wfRun }, { thread, event }) => {
      const at = wfRun.pendingInterrupts.findIndex(
        ({ interruptedThreadId, externalEventId }) =>
          interruptedThreadId === thread &&
          externalEventId !== undefined &&
          equals(ExternalEventIdSchema, externalEventId, event),
      );
      if (at >= 0) wfRun.pendingInterrupts.splice(at, 1);
    },
  },
  'pending-failure-added': {
    1: ({ wfRun }, { thread, handlerSpecName }) => {
      wfRun.pendingFailures.push(
        create(PendingFailureHandlerSchema, { failedThreadRun: thread, handlerSpecName }),
      );
    },
  },
  'pending-failure-removed': {
    1: ({ wfRun }, { thread }) => {
      const at = wfRun.pendingFailures.findIndex(({ failedThreadRun }) => failedThreadRun === thread);
      if (at >= 0) wfRun.pendingFailures.splice(at, 1);
    },
  },
  'failed-children-handled': {
    1: (state, { thread, children }) => {
      const { handledFailedChildren } = threadRunOf(state, thread);
      for (const child of children) handledFailedChildren.push(child);
    },
  },
  'thread-run-archived': {
    1: (state, { thread }) => {
      const { threadRuns } = state.wfRun;
      const at = threadRuns.findIndex(({ number }) => number === thread);
      const [archived] = threadRuns.splice(at, 1);
      if (archived !== undefined) state.inactiveThreadRuns.set(thread, archived);
    },
  },
};
