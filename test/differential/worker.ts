/** Acts as a worker: takes exactly one task over PollTask, and says what a report carries. */
import { create, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import {
  PollTaskRequestSchema,
  type PollTaskResponse,
  type ReportTaskRun,
  ReportTaskRunSchema,
  type ScheduledTask,
} from '#api/gen/service_pb.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { call, type Json } from './rpc.ts';
import type { Server } from './server.ts';
import { valueOf } from './values.ts';

/** Undefined when none came within that time. */
export function takeTask(
  { client }: Server,
  taskDefName: string,
  limitMs: number,
  worker = 'worker',
): Promise<ScheduledTask | undefined> {
  const stream = client.poll();
  const request = create(PollTaskRequestSchema, { taskDefId: { name: taskDefName }, clientId: worker });
  return new Promise((resolve) => {
    const end = (task?: ScheduledTask) => {
      clearTimeout(timer);
      stream.cancel();
      resolve(task);
    };
    const timer = setTimeout(end, limitMs);
    stream.on('data', ({ result }: PollTaskResponse) => {
      if (result === undefined) stream.write(request);
      else end(result);
    });
    stream.on('error', () => end());
    stream.write(request);
  });
}

export interface Outcome {
  readonly output?: unknown;
  /** Message of a TASK_FAILED. */
  readonly fail?: string;
  readonly exception?: { readonly name: string; readonly message?: string; readonly content?: unknown };
  readonly status?: keyof typeof TaskStatus;
  readonly log?: unknown;
  /** Protobuf JSON of a ReportTaskRun, over what the others say. */
  readonly report?: object;
}

/** A success with a NULL output when nothing is said. */
export function reportOf(task: ScheduledTask, said: Outcome): ReportTaskRun {
  const { taskRunId, attemptNumber } = task;
  const report = create(ReportTaskRunSchema, { taskRunId, attemptNumber, time: timestampNow() });
  report.status = TaskStatus.TASK_SUCCESS;
  if ('fail' in said) {
    report.status = TaskStatus.TASK_FAILED;
    report.result = create(ReportTaskRunSchema, {
      result: { case: 'error', value: { message: said.fail } },
    }).result;
  } else if (said.exception !== undefined) {
    const { content, ...exception } = said.exception;
    report.status = TaskStatus.TASK_EXCEPTION;
    const value = { ...exception, content: 'content' in said.exception ? valueOf(content) : undefined };
    report.result = create(ReportTaskRunSchema, { result: { case: 'exception', value } }).result;
  } else if (said.report === undefined || 'output' in said) {
    report.result = { case: 'output', value: valueOf(said.output) };
  }
  if (said.status !== undefined) report.status = TaskStatus[said.status];
  if ('log' in said) report.logOutput = valueOf(said.log);
  if (said.report !== undefined) {
    const over = fromJson(ReportTaskRunSchema, said.report as JsonValue);
    if (over.result.case !== undefined) report.result = over.result;
    if ('attemptNumber' in said.report) report.attemptNumber = over.attemptNumber;
    if ('status' in said.report) report.status = over.status;
    if (over.taskRunId !== undefined) report.taskRunId = over.taskRunId;
    report.totalCheckpoints = over.totalCheckpoints;
  }
  return report;
}

/**
 * Reports. A real server hands a task out before its attempt is seen to run, and answers a report before it has done
 * it: there we wait for both, and for the second no longer than a second, because a report may change nothing.
 */
export async function reportTask(server: Server, task: ScheduledTask, said: Outcome): Promise<Json> {
  if (server.isReal) await attempt(server, task, (status) => !NOT_YET.includes(status));
  const reply = await call(server, 'reportTask', reportOf(task, said));
  if (server.isReal) await attempt(server, task, (status) => status !== TaskStatus.TASK_RUNNING);
  return reply;
}

/** Before a worker has it. */
const NOT_YET = [TaskStatus.TASK_SCHEDULED, TaskStatus.TASK_PENDING];

async function attempt(
  { client }: Server,
  task: ScheduledTask,
  isSo: (status: TaskStatus) => boolean,
): Promise<void> {
  for (const end = Date.now() + 1000; Date.now() < end; await sleep(10)) {
    try {
      const { attempts } = await client.call('getTaskRun', task.taskRunId!);
      const status = attempts[task.attemptNumber]?.status;
      if (status !== undefined && isSo(status)) return;
    } catch {
      // It may be deleted by now.
      return;
    }
  }
}
