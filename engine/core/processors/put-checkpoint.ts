/** PutCheckpoint: a running attempt saves how far it came, and its time-out runs on (littlehorse.md §8.4; observed on 1.2.1). */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import {
  PutCheckpointResponse_FlowControlContinue as FlowControl,
  PutCheckpointResponseSchema,
} from '#api/gen/service_pb.js';
import { storedJson } from '#model/values/stored-json.ts';
import { checkpointKey } from '../ids.ts';
import { nullValue } from '../values/null-value.ts';
import { findWfRun, type Processor, refuse } from './processor.ts';

/** An attempt that is over, or was never handed out, is told to stop. */
export const putCheckpoint: Processor<'put-checkpoint'> = (step, { request }) => {
  const { taskRunId, taskAttempt, value, logs } = request;
  const state = findWfRun(step, taskRunId?.wfRunId);
  const guid = taskRunId?.taskGuid ?? '';
  const run = state?.taskRuns.get(guid);
  if (state === undefined || run === undefined)
    return refuse('INVALID_ARGUMENT', 'Could not find the TaskRun.');
  if (run.status !== TaskStatus.TASK_RUNNING || taskAttempt !== run.attempts.length - 1) {
    const stop = create(PutCheckpointResponseSchema, { flowControlContinueType: FlowControl.STOP_TASK });
    return { reply: () => stop };
  }
  const number = run.totalCheckpoints;
  step.emit(state.id, 'checkpoint-put', { guid, number, value: storedJson(value ?? nullValue()), logs });
  const reply = create(PutCheckpointResponseSchema, {
    flowControlContinueType: FlowControl.CONTINUE_TASK,
    createdCheckpoint: state.checkpoints.get(checkpointKey(guid, number)),
  });
  return { reply: () => reply };
};
