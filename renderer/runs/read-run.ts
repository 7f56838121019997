/** A RunSnapshot (protobuf JSON) as typed messages, with the look-ups that painting and panels need. */
import { fromJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { ExternalEventSchema, type ExternalEvent } from '#api/gen/external_event_pb.js';
import { NodeRunSchema, type NodeRun } from '#api/gen/node_run_pb.js';
import { TaskRunSchema, type TaskRun } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema, type UserTaskRun } from '#api/gen/user_tasks_pb.js';
import { VariableSchema, type Variable } from '#api/gen/variable_pb.js';
import { WfRunSchema, type ThreadRun, type WfRun } from '#api/gen/wf_run_pb.js';
import type { RunSnapshot } from '#bridge/contract.ts';

export interface Run {
  readonly wfRun: WfRun;
  /** In the order of arrival. */
  readonly nodeRuns: readonly NodeRun[];
  /** By ThreadRun number. */
  readonly threads: ReadonlyMap<number, ThreadRun>;
  /** By task_guid. */
  readonly taskRuns: ReadonlyMap<string, TaskRun>;
  /** By user_task_guid. */
  readonly userTaskRuns: ReadonlyMap<string, UserTaskRun>;
  /** By thread number, then name. */
  readonly variables: readonly Variable[];
  readonly externalEvents: readonly ExternalEvent[];
}

const known = new WeakMap<RunSnapshot, Run>();

/** Fields that a newer server sends are left out, not refused. */
const read = <D extends DescMessage>(schema: D, json: JsonValue): MessageShape<D> =>
  fromJson(schema, json, { ignoreUnknownFields: true });

export function readRun(snapshot: RunSnapshot): Run {
  const present = known.get(snapshot);
  if (present !== undefined) return present;
  const wfRun = read(WfRunSchema, snapshot.wfRun);
  const taskRuns = snapshot.taskRuns.map((each) => read(TaskRunSchema, each));
  const userTaskRuns = snapshot.userTaskRuns.map((each) => read(UserTaskRunSchema, each));
  const run: Run = {
    wfRun,
    nodeRuns: snapshot.nodeRuns.map((each) => read(NodeRunSchema, each)).sort(byArrival),
    threads: new Map(wfRun.threadRuns.map((each) => [each.number, each])),
    taskRuns: new Map(taskRuns.map((each) => [each.id?.taskGuid ?? '', each])),
    userTaskRuns: new Map(userTaskRuns.map((each) => [each.id?.userTaskGuid ?? '', each])),
    variables: snapshot.variables
      .map((each) => read(VariableSchema, each))
      .sort((a, b) => threadOfVariable(a) - threadOfVariable(b) || compare(nameOf(a), nameOf(b))),
    externalEvents: snapshot.externalEvents.map((each) => read(ExternalEventSchema, each)),
  };
  known.set(snapshot, run);
  return run;
}

/** `<thread number>/<position>`, as in the id of a NodeRun. */
export const nodeRunKey = (nodeRun: NodeRun): string => `${threadNumber(nodeRun)}/${position(nodeRun)}`;

export const threadNumber = (nodeRun: NodeRun): number => nodeRun.id?.threadRunNumber ?? 0;
export const position = (nodeRun: NodeRun): number => nodeRun.id?.position ?? 0;

/** The TaskRun of a TASK NodeRun. */
export function taskRunOf(run: Run, nodeRun: NodeRun): TaskRun | undefined {
  if (nodeRun.nodeType.case !== 'task') return undefined;
  return run.taskRuns.get(nodeRun.nodeType.value.taskRunId?.taskGuid ?? '');
}

/** The UserTaskRun of a USER_TASK NodeRun. */
export function userTaskRunOf(run: Run, nodeRun: NodeRun): UserTaskRun | undefined {
  if (nodeRun.nodeType.case !== 'userTask') return undefined;
  return run.userTaskRuns.get(nodeRun.nodeType.value.userTaskRunId?.userTaskGuid ?? '');
}

/** Milliseconds since 1970; undefined when there is no instant. */
export const instantMs = (time: Timestamp | undefined): number | undefined =>
  time && Number(time.seconds) * 1_000 + time.nanos / 1e6;

const threadOfVariable = (variable: Variable): number => variable.id?.threadRunNumber ?? 0;
const nameOf = (variable: Variable): string => variable.id?.name ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** NodeRuns that arrive at the same instant are made thread by thread, position by position. */
const byArrival = (a: NodeRun, b: NodeRun): number =>
  (instantMs(a.arrivalTime) ?? 0) - (instantMs(b.arrivalTime) ?? 0) ||
  threadNumber(a) - threadNumber(b) ||
  position(a) - position(b);
