/** A processor for each command kind. */
import type { CommandKind } from '../contract.ts';
import { applyWorkflowMigrationPlan } from './apply-workflow-migration-plan.ts';
import { assignUserTaskRun } from './assign-user-task-run.ts';
import { cancelUserTaskRun } from './cancel-user-task-run.ts';
import { claimTask } from './claim-task.ts';
import { completeUserTaskRun } from './complete-user-task-run.ts';
import { deleteCorrelatedEvent } from './delete-correlated-event.ts';
import { deleteWfRun } from './delete-wf-run.ts';
import type { Processor } from './processor.ts';
import { putCheckpoint } from './put-checkpoint.ts';
import { putCorrelatedEvent } from './put-correlated-event.ts';
import { putExternalEvent } from './put-external-event.ts';
import { reportTask } from './report-task.ts';
import { rescueThreadRun } from './rescue-thread-run.ts';
import { resumeWfRun } from './resume-wf-run.ts';
import { runWf } from './run-wf.ts';
import { saveUserTaskRunProgress } from './save-user-task-run-progress.ts';
import { stopWfRun } from './stop-wf-run.ts';
import { tick } from './tick.ts';
import {
  deleteUserTaskRunComment,
  editUserTaskRunComment,
  putUserTaskRunComment,
} from './user-task-run-comments.ts';

export const PROCESSORS: { readonly [K in CommandKind]: Processor<K> } = {
  'run-wf': runWf,
  'stop-wf-run': stopWfRun,
  'resume-wf-run': resumeWfRun,
  'rescue-thread-run': rescueThreadRun,
  'delete-wf-run': deleteWfRun,
  'apply-workflow-migration-plan': applyWorkflowMigrationPlan,
  'claim-task': claimTask,
  'report-task': reportTask,
  'put-checkpoint': putCheckpoint,
  'put-external-event': putExternalEvent,
  'put-correlated-event': putCorrelatedEvent,
  'delete-correlated-event': deleteCorrelatedEvent,
  'assign-user-task-run': assignUserTaskRun,
  'save-user-task-run-progress': saveUserTaskRunProgress,
  'complete-user-task-run': completeUserTaskRun,
  'cancel-user-task-run': cancelUserTaskRun,
  'put-user-task-run-comment': putUserTaskRunComment,
  'edit-user-task-run-comment': editUserTaskRunComment,
  'delete-user-task-run-comment': deleteUserTaskRunComment,
  tick,
};
