/** What calls a TaskDef (a TASK node, a user task's reminder) to the wire's TaskNode. */
import { create } from '@bufbuild/protobuf';
import {
  ExponentialBackoffRetryPolicySchema,
  type TaskNode as WireTaskNode,
} from '#api/gen/common_wfspec_pb.js';
import type { TaskCall } from '../document/node.ts';
import { expressionAt, expressionList, int32, int64, missing, type Report } from './report.ts';

export const compileTaskCall = (call: TaskCall, report: Report, prefix = ''): WireTaskNode => ({
  $typeName: 'littlehorse.TaskNode',
  taskToExecute: taskToExecute(call, report, prefix),
  timeoutSeconds: int32(call.timeoutSeconds, `${prefix}timeoutSeconds`, report),
  retries: int32(call.retries, `${prefix}retries`, report),
  exponentialBackoff: backoff(call, report, prefix),
  variables: expressionList(call.args, `${prefix}args`, report),
});

const taskToExecute = (call: TaskCall, report: Report, prefix: string): WireTaskNode['taskToExecute'] => {
  if (call.dynamicTask !== undefined) {
    const value = expressionAt(call.dynamicTask, `${prefix}dynamicTask`, report);
    return value === undefined ? { case: undefined } : { case: 'dynamicTask', value };
  }
  if (call.task === undefined || call.task === '') {
    missing(`${prefix}task`, 'The name of the TaskDef to carry out', report);
    return { case: undefined };
  }
  return { case: 'taskDefId', value: { $typeName: 'littlehorse.TaskDefId', name: call.task } };
};

const backoff = (call: TaskCall, report: Report, prefix: string) => {
  if (call.backoff === undefined) return undefined;
  const { baseMs, maxMs, factor } = call.backoff;
  return create(ExponentialBackoffRetryPolicySchema, {
    baseIntervalMs: int32(baseMs, `${prefix}backoff/baseMs`, report),
    maxDelayMs: int64(maxMs, `${prefix}backoff/maxMs`, report),
    multiplier: factor,
  });
};
