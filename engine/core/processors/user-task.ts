/** What all processors of user tasks begin with. */
import { clone } from '@bufbuild/protobuf';
import type { UserTaskRunId } from '#api/gen/object_id_pb.js';
import { type UserTaskRun, UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { type Answer, findWfRun, refuse } from './processor.ts';

export interface Found {
  readonly state: WfRunState;
  readonly run: UserTaskRun;
  readonly guid: string;
}

/** NOT_FOUND when there is no such UserTaskRun, or no id. */
export function withUserTaskRun(
  step: Deciding,
  id: UserTaskRunId | undefined,
  go: (found: Found) => Answer,
): Answer {
  const guid = id?.userTaskGuid ?? '';
  const state = findWfRun(step, id?.wfRunId);
  const run = state?.userTaskRuns.get(guid);
  if (state === undefined || run === undefined) {
    return refuse(
      'NOT_FOUND',
      `Couldn't find UserTaskRun ${id?.wfRunId ? wfRunIdText(id.wfRunId) : ''}/${guid}`,
    );
  }
  return go({ state, run, guid });
}

export const replyWith = (run: UserTaskRun): Answer => ({ reply: () => clone(UserTaskRunSchema, run) });
