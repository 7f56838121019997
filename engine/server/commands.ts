/** RPCs that change WfRuns: each is a command of the core, decided by the loop. */
import type { Handler, Handlers, OutputOf, UnaryMethod } from './handlers.ts';
import type { Wish } from './loop.ts';
import { create } from '@bufbuild/protobuf';
import { EmptySchema } from '@bufbuild/protobuf/wkt';
import { answer, type Reply } from './reply.ts';

export type Submit = (wish: Wish) => Promise<Reply>;

/** The core answers each command with its RPC's reply message. */
const replyOf = <K extends UnaryMethod>(reply: Promise<Reply>): Promise<Reply<OutputOf<K>>> =>
  reply as Promise<Reply<OutputOf<K>>>;

const command =
  (submit: Submit) =>
  <K extends UnaryMethod>(kind: Wish['kind']): Handler<K> =>
  (request) =>
    replyOf<K>(submit({ kind, request } as Wish));

export function commands(submit: Submit) {
  const of = command(submit);
  return {
    runWf: of<'runWf'>('run-wf'),
    stopWfRun: of<'stopWfRun'>('stop-wf-run'),
    resumeWfRun: of<'resumeWfRun'>('resume-wf-run'),
    rescueThreadRun: of<'rescueThreadRun'>('rescue-thread-run'),
    // No id is the id of no WfRun: there is nothing to delete, and a real server says yes.
    deleteWfRun: (request, call) =>
      request.id === undefined
        ? answer(create(EmptySchema))
        : of<'deleteWfRun'>('delete-wf-run')(request, call),
    applyWorkflowMigrationPlan: of<'applyWorkflowMigrationPlan'>('apply-workflow-migration-plan'),
    reportTask: of<'reportTask'>('report-task'),
    putCheckpoint: of<'putCheckpoint'>('put-checkpoint'),
    putExternalEvent: of<'putExternalEvent'>('put-external-event'),
    putCorrelatedEvent: of<'putCorrelatedEvent'>('put-correlated-event'),
    deleteCorrelatedEvent: of<'deleteCorrelatedEvent'>('delete-correlated-event'),
    assignUserTaskRun: of<'assignUserTaskRun'>('assign-user-task-run'),
    saveUserTaskRunProgress: of<'saveUserTaskRunProgress'>('save-user-task-run-progress'),
    completeUserTaskRun: of<'completeUserTaskRun'>('complete-user-task-run'),
    cancelUserTaskRun: of<'cancelUserTaskRun'>('cancel-user-task-run'),
    putUserTaskRunComment: of<'putUserTaskRunComment'>('put-user-task-run-comment'),
    editUserTaskRunComment: of<'editUserTaskRunComment'>('edit-user-task-run-comment'),
    deleteUserTaskRunComment: of<'deleteUserTaskRunComment'>('delete-user-task-run-comment'),
  } satisfies Handlers;
}
