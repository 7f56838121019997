/** Appliers of the WfRun as a whole, its Variables and its timers. */
import { create } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { VariableIdSchema } from '#api/gen/object_id_pb.js';
import { VariableSchema } from '#api/gen/variable_pb.js';
import { WfRun_ParentTriggerReferenceSchema, WfRunSchema } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { WfRunEntries } from '../entries/wf-run-entries.ts';
import { timestamp, variableKey } from '../ids.ts';
import { assertMove, isTerminal } from '../lifecycle.ts';
import type { Appliers } from './applier.ts';
import { threadRunOf } from './find.ts';

/** The new aggregate of `wf-run-started`, version 1. */
export function startedState(entry: EntryOf<'wf-run-started'>): WfRunState {
  return {
    id: entry.wfRunId,
    wfRun: create(WfRunSchema, {
      id: entry.id,
      wfSpecId: entry.wfSpecId,
      status: LHStatus.RUNNING,
      startTime: timestamp(entry.at),
      greatestThreadrunNumber: -1,
      parentTrigger:
        entry.triggeredBy &&
        create(WfRun_ParentTriggerReferenceSchema, { triggeringNodeRun: entry.triggeredBy }),
    }),
    inactiveThreadRuns: new Map(),
    nodeRuns: new Map(),
    taskRuns: new Map(),
    userTaskRuns: new Map(),
    variables: new Map(),
    externalEvents: new Map(),
    workflowEvents: new Map(),
    checkpoints: new Map(),
    timers: new Map(),
  };
}

export const wfRunAppliers: Appliers<Exclude<keyof WfRunEntries, 'wf-run-started' | 'wf-run-deleted'>> = {
  'wf-run-status-changed': {
    1: ({ id, wfRun }, { status, hasEndTime = isTerminal(status), at }) => {
      assertMove('WfRun', wfRun.status, status, id);
      wfRun.status = status;
      // Stays when RescueThreadRun brings the WfRun back, as on the real server.
      if (hasEndTime) wfRun.endTime = timestamp(at);
      else if (isTerminal(status)) delete wfRun.endTime;
    },
  },
  'wf-run-awaited': {
    1: ({ wfRun }, { by }) => {
      wfRun.parentTrigger = create(WfRun_ParentTriggerReferenceSchema, {
        triggeringNodeRun: wfRun.parentTrigger?.triggeringNodeRun,
        waitingNodeRun: by,
      });
    },
  },
  'variable-created': {
    1: (state, { thread, name, value, masked, at }) => {
      state.variables.set(
        variableKey(thread, name),
        create(VariableSchema, {
          id: create(VariableIdSchema, { wfRunId: state.wfRun.id, threadRunNumber: thread, name }),
          value,
          createdAt: timestamp(at),
          wfSpecId: threadRunOf(state, thread).wfSpecId,
          masked,
        }),
      );
    },
  },
  'variable-set': {
    1: (state, { thread, name, value }) => {
      const variable = state.variables.get(variableKey(thread, name));
      if (variable === undefined) throw new Error(`WfRun ${state.id} has no Variable ${thread}/${name}.`);
      variable.value = value;
    },
  },
  'timer-set': {
    1: (state, { timer }) => {
      const index = indexOf(state);
      if (state.timers.has(timer.id)) index.earliest = 'unknown';
      state.timers.set(timer.id, timer);
      if (index.earliest !== 'unknown') index.earliest = Math.min(index.earliest ?? timer.at, timer.at);
    },
  },
  'timer-cleared': {
    1: (state, { id }) => {
      const index = indexOf(state);
      if (state.timers.get(id)?.at === index.earliest) index.earliest = 'unknown';
      state.timers.delete(id);
    },
  },
};
