/** What happens to UserTaskRuns. `guid` is the UserTaskRun's. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';

export interface UserTaskRunEntries {
  'user-task-run-created': {
    guid: string;
    thread: number;
    position: number;
    userTaskDefName: string;
    userTaskDefVersion: number;
    notes?: string;
  };
  /** Both sides are set; an absent one is cleared. */
  'user-task-run-assigned': { guid: string; userId?: string; userGroup?: string };
  'user-task-run-saved': { guid: string; userId: string; results: Record<string, VariableValue> };
  'user-task-run-completed': { guid: string; results: Record<string, VariableValue> };
  'user-task-run-cancelled': { guid: string; message: string };
  /** A reminder TaskRun was made. */
  'user-task-run-task-executed': { guid: string; taskGuid: string };
  'user-task-run-comment-put': { guid: string; commentId: number; userId: string; comment: string };
  'user-task-run-comment-edited': { guid: string; commentId: number; userId: string; comment: string };
  'user-task-run-comment-deleted': { guid: string; commentId: number; userId: string };
}
