/** Appliers of what moves a WfRun to another version of its WfSpec. */
import { create } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { WorkflowMigrationPlanIdSchema } from '#api/gen/object_id_pb.js';
import { forgetThreadSpec, indexOf, noteNodeRun, noteThread } from '../aggregate-index.ts';
import type { MigrationEntries } from '../entries/migration-entries.ts';
import { assertMove } from '../lifecycle.ts';
import type { Appliers } from './applier.ts';
import { nodeRunOf, threadRunOf } from './find.ts';

export const migrationAppliers: Appliers<keyof MigrationEntries> = {
  'migration-begun': {
    1: ({ wfRun }, { plan, variables }) => {
      wfRun.workflowMigrationPlanId = create(WorkflowMigrationPlanIdSchema, { name: plan });
      wfRun.migrationVariables = { ...variables };
    },
  },
  'migration-ended': {
    1: ({ wfRun }) => {
      delete wfRun.workflowMigrationPlanId;
      wfRun.migrationVariables = {};
    },
  },
  'node-run-left': {
    1: (state, { thread, position }) => {
      const nodeRun = nodeRunOf(state, thread, position);
      assertMove('NodeRun', nodeRun.status, LHStatus.HALTED, `${state.id}/${thread}/${position}`);
      nodeRun.status = LHStatus.HALTED;
      noteNodeRun(indexOf(state), nodeRun, true);
    },
  },
  'thread-run-migrated': {
    1: (state, { thread: number, wfSpecId, threadSpecName }) => {
      const { wfRun } = state;
      const thread = threadRunOf(state, number);
      if (number === 0) {
        if (wfRun.wfSpecId !== undefined) wfRun.oldWfSpecVersions.push(wfRun.wfSpecId);
        wfRun.wfSpecId = wfSpecId;
      }
      forgetThreadSpec(indexOf(state), thread);
      thread.wfSpecId = wfSpecId;
      thread.threadSpecName = threadSpecName;
      noteThread(indexOf(state), thread);
    },
  },
  'thread-run-version-set': {
    1: (state, { thread, wfSpecId }) => {
      threadRunOf(state, thread).wfSpecId = wfSpecId;
    },
  },
};
