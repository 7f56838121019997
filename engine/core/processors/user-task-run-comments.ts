/** Comments on UserTaskRuns: a log of events, also when the user task is over (littlehorse.md §7.2, §11 row 35). */
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import { type Answer, type Processor, refuse } from './processor.ts';
import { replyWith, withUserTaskRun } from './user-task.ts';

/** Ids are 1, 2, 3 …; what is known of one, after its edits and deletion. */
function commentsOf(run: UserTaskRun): Map<number, { isDeleted: boolean }> {
  const comments = new Map<number, { isDeleted: boolean }>();
  for (const { event } of run.events) {
    if (event.case === 'commentAdded') comments.set(event.value.userCommentId, { isDeleted: false });
    if (event.case === 'commentDeleted') comments.set(event.value.userCommentId, { isDeleted: true });
  }
  return comments;
}

/** Undefined when the comment may be changed. */
function refusalOf(run: UserTaskRun, commentId: number): Answer | undefined {
  if (commentId === 0) return refuse('FAILED_PRECONDITION', 'user_comment_id is not provided.');
  const comment = commentsOf(run).get(commentId);
  if (comment === undefined) return refuse('NOT_FOUND', `The comment ${commentId} does not exist.`);
  return comment.isDeleted ? refuse('FAILED_PRECONDITION', `Comment ${commentId} is deleted.`) : undefined;
}

export const putUserTaskRunComment: Processor<'put-user-task-run-comment'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const { userId, comment } = request;
    if (userId === '') return refuse('INVALID_ARGUMENT', 'The userId (user_id) must be provided.');
    if (comment === '') return refuse('INVALID_ARGUMENT', 'comment must not be empty.');
    const commentId = commentsOf(run).size + 1;
    step.emit(state.id, 'user-task-run-comment-put', { guid, commentId, userId, comment });
    return replyWith(run);
  });

export const editUserTaskRunComment: Processor<'edit-user-task-run-comment'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const { userCommentId: commentId, userId, comment } = request;
    if (userId === '') return refuse('INVALID_ARGUMENT', 'The userId (user_id) must be provided.');
    if (comment === '') return refuse('INVALID_ARGUMENT', 'comment must not be empty.');
    const refusal = refusalOf(run, commentId);
    if (refusal !== undefined) return refusal;
    step.emit(state.id, 'user-task-run-comment-edited', { guid, commentId, userId, comment });
    return replyWith(run);
  });

export const deleteUserTaskRunComment: Processor<'delete-user-task-run-comment'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const { userCommentId: commentId, userId } = request;
    if (userId === '') return refuse('FAILED_PRECONDITION', 'The User Id (user_id) must be provided.');
    const refusal = refusalOf(run, commentId);
    if (refusal !== undefined) return refusal;
    step.emit(state.id, 'user-task-run-comment-deleted', { guid, commentId, userId });
    return replyWith(run);
  });
