/** The wire's TaskNode (of a TASK node or of a user task's reminder) to a call of a TaskDef. */
import type { TaskNode as WireTaskNode } from '#api/gen/common_wfspec_pb.js';
import type { TaskCall } from '../document/node.ts';
import { printAssignment } from '../expression/from-wire.ts';
import { exactNumber, present } from './print-fields.ts';

export const importTaskCall = (wire: WireTaskNode): TaskCall => {
  const { taskToExecute: what, exponentialBackoff: backoff } = wire;
  return present<TaskCall>({
    task: what.case === 'taskDefId' ? what.value.name : undefined,
    dynamicTask: what.case === 'dynamicTask' ? printAssignment(what.value) : undefined,
    args: wire.variables.map((variable) => printAssignment(variable)),
    timeoutSeconds: wire.timeoutSeconds === 0 ? undefined : wire.timeoutSeconds,
    retries: wire.retries === 0 ? undefined : wire.retries,
    backoff: backoff && {
      baseMs: backoff.baseIntervalMs,
      maxMs: exactNumber(backoff.maxDelayMs) ?? 0,
      factor: backoff.multiplier,
    },
  });
};
