/** Appliers of UserTaskRuns: every change is also a UserTaskEvent (littlehorse.md §7.2). */
import { create } from '@bufbuild/protobuf';
import { TaskRunIdSchema, UserTaskRunIdSchema } from '#api/gen/object_id_pb.js';
import {
  type UserTaskEvent,
  UserTaskEvent_UTEAssignedSchema,
  UserTaskEvent_UTECancelledSchema,
  UserTaskEvent_UTECommentDeletedSchema,
  UserTaskEvent_UTECommentedSchema,
  UserTaskEvent_UTECompletedSchema,
  UserTaskEvent_UTESavedSchema,
  UserTaskEvent_UTETaskExecutedSchema,
  UserTaskEventSchema,
  UserTaskRunSchema,
  UserTaskRunStatus,
} from '#api/gen/user_tasks_pb.js';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { UserTaskRunEntries } from '../entries/user-task-run-entries.ts';
import { timestamp } from '../ids.ts';
import type { Appliers } from './applier.ts';
import { nodeRunOf, userTaskRunOf } from './find.ts';

function createUserTaskRun(state: WfRunState, entry: EntryOf<'user-task-run-created'>): void {
  const nodeRun = nodeRunOf(state, entry.thread, entry.position);
  const id = create(UserTaskRunIdSchema, { wfRunId: state.wfRun.id, userTaskGuid: entry.guid });
  state.userTaskRuns.set(
    entry.guid,
    create(UserTaskRunSchema, {
      id,
      userTaskDefId: { name: entry.userTaskDefName, version: entry.userTaskDefVersion },
      notes: entry.notes,
      scheduledTime: timestamp(entry.at),
      nodeRunId: nodeRun.id,
    }),
  );
  if (nodeRun.nodeType.case === 'userTask') nodeRun.nodeType.value.userTaskRunId = id;
}

function assign(state: WfRunState, entry: EntryOf<'user-task-run-assigned'>): void {
  const run = userTaskRunOf(state, entry.guid);
  const assigned = create(UserTaskEvent_UTEAssignedSchema, {
    oldUserId: run.userId,
    oldUserGroup: run.userGroup,
    newUserId: entry.userId,
    newUserGroup: entry.userGroup,
  });
  if (entry.userId === undefined) delete run.userId;
  else run.userId = entry.userId;
  if (entry.userGroup === undefined) delete run.userGroup;
  else run.userGroup = entry.userGroup;
  run.status = entry.userId === undefined ? UserTaskRunStatus.UNASSIGNED : UserTaskRunStatus.ASSIGNED;
  run.epoch += 1;
  push(state, entry, { case: 'assigned', value: assigned });
}

function push(
  state: WfRunState,
  { guid, at }: { readonly guid: string; readonly at: number },
  event: UserTaskEvent['event'],
): void {
  const made = create(UserTaskEventSchema, { time: timestamp(at) });
  made.event = event;
  userTaskRunOf(state, guid).events.push(made);
}

export const userTaskRunAppliers: Appliers<keyof UserTaskRunEntries> = {
  'user-task-run-created': { 1: createUserTaskRun },
  'user-task-run-assigned': { 1: assign },
  'user-task-run-saved': {
    1: (state, entry) => {
      const { userId, results } = entry;
      userTaskRunOf(state, entry.guid).results = results;
      push(state, entry, { case: 'saved', value: create(UserTaskEvent_UTESavedSchema, { userId, results }) });
    },
  },
  'user-task-run-completed': {
    1: (state, entry) => {
      const run = userTaskRunOf(state, entry.guid);
      run.results = entry.results;
      run.status = UserTaskRunStatus.DONE;
      push(state, entry, { case: 'completed', value: create(UserTaskEvent_UTECompletedSchema) });
    },
  },
  'user-task-run-cancelled': {
    1: (state, entry) => {
      userTaskRunOf(state, entry.guid).status = UserTaskRunStatus.CANCELLED;
      const { message } = entry;
      push(state, entry, {
        case: 'cancelled',
        value: create(UserTaskEvent_UTECancelledSchema, { message }),
      });
    },
  },
  'user-task-run-task-executed': {
    1: (state, entry) => {
      const taskRun = create(TaskRunIdSchema, { wfRunId: state.wfRun.id, taskGuid: entry.taskGuid });
      const value = create(UserTaskEvent_UTETaskExecutedSchema, { taskRun });
      push(state, entry, { case: 'taskExecuted', value });
    },
  },
  'user-task-run-comment-put': {
    1: (state, entry) => push(state, entry, { case: 'commentAdded', value: commented(entry) }),
  },
  'user-task-run-comment-edited': {
    1: (state, entry) => push(state, entry, { case: 'commentEdited', value: commented(entry) }),
  },
  'user-task-run-comment-deleted': {
    1: (state, entry) => {
      const { commentId: userCommentId, userId } = entry;
      const value = create(UserTaskEvent_UTECommentDeletedSchema, { userCommentId, userId });
      push(state, entry, { case: 'commentDeleted', value });
    },
  },
};

const commented = (entry: EntryOf<'user-task-run-comment-put' | 'user-task-run-comment-edited'>) =>
  create(UserTaskEvent_UTECommentedSchema, {
    userCommentId: entry.commentId,
    userId: entry.userId,
    comment: entry.comment,
  });
