/** Runs an example's way on a server, real or ours, and gives what happened in a form that can be compared. */
import { fromJson, toJson } from '@bufbuild/protobuf';
import { setTimeout as sleep } from 'node:timers/promises';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import {
  PutCorrelatedEventRequestSchema,
  PutExternalEventRequestSchema,
  RunWfRequestSchema,
} from '#api/gen/service_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { CompleteUserTaskRunRequestSchema, UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import type { LittleHorseClient } from '../kit/client.ts';
import type { Run, Step, Way } from './examples.ts';
import { type WhatHappened, whatHappened } from './what-happened.ts';

export interface RunHappened extends WhatHappened {
  readonly userTaskRuns: unknown[];
  readonly workflowEvents: unknown[];
  readonly children: RunHappened[];
}

/** One for each run of the way. */
export async function walk(client: LittleHorseClient, way: Way): Promise<RunHappened[]> {
  const happened: RunHappened[] = [];
  let parent: WfRunId | undefined;
  for (const [index, run] of way.runs.entries()) {
    const id = `${way.name} ${index}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const request = fromJson(RunWfRequestSchema, {
      wfSpecName: run.wfSpec,
      id,
      variables: { ...run.inputs },
    });
    const wfRun = await client.call('runWf', { ...request, parentWfRunId: parent });
    for (const step of run.steps ?? []) await take(client, wfRun.id!, step);
    await untilItRests(client, wfRun.id!, run);
    happened.push(await allThatHappened(client, wfRun.id!));
    parent = wfRun.id!;
  }
  return happened;
}

async function take(client: LittleHorseClient, wfRunId: WfRunId, step: Step): Promise<void> {
  await until(`NodeRun of ${step.whenAt}`, client, wfRunId, () => isAt(client, wfRunId, step.whenAt));
  const { afterTask } = step;
  if (afterTask !== undefined)
    await until(`TaskRun of ${afterTask}`, client, wfRunId, async () =>
      (await client.call('listTaskRuns', { wfRunId })).results.some(
        (run) => run.taskDefId?.name === afterTask && run.status === TaskStatus.TASK_SUCCESS,
      ),
    );
  if ('post' in step) {
    const said = { externalEventDefId: { name: step.post }, content: step.content ?? {} };
    const request = fromJson(PutExternalEventRequestSchema, said);
    await client.call('putExternalEvent', { ...request, wfRunId });
  } else if ('postCorrelated' in step) {
    const said = { externalEventDefId: { name: step.postCorrelated }, content: step.content ?? {} };
    const request = fromJson(PutCorrelatedEventRequestSchema, { ...said, key: step.key });
    await client.call('putCorrelatedEvent', request);
  } else {
    const { results } = await client.call('listUserTaskRuns', { wfRunId });
    const userTaskRunId = results.find(({ status }) => isOpen(status))!.id!;
    if ('complete' in step) {
      const said = fromJson(CompleteUserTaskRunRequestSchema, {
        results: { ...step.complete },
        userId: step.by,
      });
      await client.call('completeUserTaskRun', { ...said, userTaskRunId });
    } else await client.call('cancelUserTaskRun', { userTaskRunId });
  }
}

const isOpen = (status: UserTaskRunStatus): boolean =>
  status === UserTaskRunStatus.UNASSIGNED || status === UserTaskRunStatus.ASSIGNED;

async function isAt(client: LittleHorseClient, wfRunId: WfRunId, node: string): Promise<boolean> {
  const { results } = await client.call('listNodeRuns', { wfRunId });
  return results.some(({ nodeName, status }) => nodeName === node && status === LHStatus.RUNNING);
}

async function untilItRests(client: LittleHorseClient, wfRunId: WfRunId, run: Run): Promise<void> {
  const { ends } = run;
  await until('the end', client, wfRunId, async () => {
    if (typeof ends === 'object') return isAt(client, wfRunId, ends.waitsAt);
    const { status } = await client.call('getWfRun', wfRunId);
    return [LHStatus.COMPLETED, LHStatus.ERROR, LHStatus.EXCEPTION].includes(status);
  });
}

/** Tries for 90 s. */
async function until(
  what: string,
  client: LittleHorseClient,
  wfRunId: WfRunId,
  holds: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      const happened = JSON.stringify(await whatHappened(client, wfRunId), undefined, 1);
      throw new Error(`${wfRunId.id}: waited in vain for ${what}. There is:\n${happened}`);
    }
    await sleep(200);
  }
}

async function allThatHappened(client: LittleHorseClient, wfRunId: WfRunId): Promise<RunHappened> {
  const [happened, userTasks, workflowEvents, nodeRuns] = await Promise.all([
    whatHappened(client, wfRunId),
    client.call('listUserTaskRuns', { wfRunId }),
    client.call('listWorkflowEvents', { wfRunId }),
    client.call('listNodeRuns', { wfRunId }),
  ]);
  const children: RunHappened[] = [];
  for (const { nodeType } of nodeRuns.results) {
    if (nodeType.case !== 'runChildWf' || nodeType.value.childWfRunId === undefined) continue;
    children.push(await allThatHappened(client, nodeType.value.childWfRunId));
  }
  return {
    ...happened,
    userTaskRuns: userTasks.results.map((run) => ({
      def: run.userTaskDefId,
      status: UserTaskRunStatus[run.status],
      user: run.userId,
      group: run.userGroup,
      notes: run.notes,
      results: Object.entries(run.results)
        .map(([name, value]) => [name, toJson(VariableValueSchema, value)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      events: run.events.map(({ event }) => event.case),
    })),
    workflowEvents: workflowEvents.results.map((event) => ({
      def: event.id?.workflowEventDefId?.name,
      content: event.content && toJson(VariableValueSchema, event.content),
    })),
    children,
  };
}
