/** A task worker over a real socket: asks for as many tasks as told and answers each with what `work` says. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { PollTaskRequestSchema, type ReportTaskRunSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import type { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { LhClient } from './client.ts';

export type Outcome = Pick<MessageInitShape<typeof ReportTaskRunSchema>, 'status' | 'result'>;

export const success = (output: MessageInitShape<typeof VariableValueSchema>): Outcome => ({
  status: TaskStatus.TASK_SUCCESS,
  result: { case: 'output', value: output },
});
export const text = (value: string): MessageInitShape<typeof VariableValueSchema> => ({
  value: { case: 'str', value },
});
export const failure = (message: string): Outcome => ({
  status: TaskStatus.TASK_FAILED,
  result: { case: 'error', value: { message } },
});

/** Serves one TaskDef until `stop`; keeps what it got. */
export function startWorker(
  client: LhClient,
  taskDefName: string,
  work: (task: ScheduledTask) => Outcome,
): { readonly tasks: ScheduledTask[]; stop(): void } {
  const stream = client.poll();
  const tasks: ScheduledTask[] = [];
  const ask = (): void =>
    void stream.write(
      create(PollTaskRequestSchema, {
        taskDefId: { name: taskDefName },
        clientId: `worker-of-${taskDefName}`,
      }),
    );
  stream.on('data', ({ result: task }: { result?: ScheduledTask }) => {
    if (task === undefined) return ask();
    tasks.push(task);
    void client
      .call('reportTask', {
        taskRunId: task.taskRunId,
        attemptNumber: task.attemptNumber,
        time: timestampNow(),
        ...work(task),
      })
      .then(ask, () => {});
  });
  stream.on('error', () => {});
  ask();
  return { tasks, stop: () => stream.cancel() };
}
