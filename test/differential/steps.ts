/** The kinds of steps that a case file may have; README.md says what each takes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { create, type JsonValue, toJson } from '@bufbuild/protobuf';
import { ExternalEventDefIdSchema, WfRunIdSchema } from '#api/gen/object_id_pb.js';
import {
  PutCorrelatedEventRequestSchema,
  PutExternalEventRequestSchema,
  RunWfRequestSchema,
  ScheduledTaskSchema,
} from '#api/gen/service_pb.js';
import { parseWfRunId, wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import { fromJson } from '@bufbuild/protobuf';
import { evaluate } from './evaluate.ts';
import type { StepKind } from './playing.ts';
import { pages } from './pages.ts';
import { poll, polled } from './poll.ts';
import { put } from './put.ts';
import { call, isRefusal, type Json } from './rpc.ts';
import { snapshot } from './snapshot.ts';
import { valueOf, valuesOf } from './values.ts';
import { wait } from './wait.ts';
import { type Outcome, reportTask, takeTask } from './worker.ts';

interface SaidRun {
  readonly workflow?: string;
  /** `run` when absent, made by the server when null. */
  readonly id?: string | null;
  readonly parent?: string;
  readonly inputs?: Record<string, unknown>;
  readonly major?: number;
  readonly revision?: number;
}

const run: StepKind<SaidRun | null> = async (said, { server, names, workflow, runs }) => {
  const { id = 'run', parent, inputs, major, revision } = said ?? {};
  const request = create(RunWfRequestSchema, {
    wfSpecName: said?.workflow ?? workflow,
    id: id ?? undefined,
    parentWfRunId: parent === undefined ? undefined : parseWfRunId(names.real(parent)),
    variables: valuesOf(names.real(inputs)),
    majorVersion: major,
    revision,
  });
  const reply = await call(server, 'runWf', request);
  if (!isRefusal(reply)) {
    const text = wfRunIdText(fromJson(WfRunIdSchema, reply.id!));
    if (!runs.includes(text)) runs.push(text);
  }
  return reply;
};

type SaidWork = Outcome & {
  readonly task: string;
  /** Keeps the task in hand under this name; `report` answers it later. */
  readonly hold?: string;
  readonly worker?: string;
  /** So many tasks, one after the other; 1 when absent. */
  readonly times?: number;
  /** ms; 5000 when absent. */
  readonly limit?: number;
};

const work: StepKind<SaidWork | string> = async (said, playing) => {
  const given: SaidWork = typeof said === 'string' ? { task: said } : said;
  const answers: { order: string; answer: JsonValue }[] = [];
  for (let count = 0; count < (given.times ?? 1); count++) {
    const { task: taskDef, worker, limit = 5000 } = given;
    const task = await takeTask(playing.server, taskDef, limit, worker);
    if (task === undefined) return [...answers.map(({ answer }) => answer), 'no task'];
    const got: Json = { got: toJson(ScheduledTaskSchema, task) };
    if (given.hold !== undefined) playing.tasks.set(given.hold, task);
    else {
      const reply = await reportTask(playing.server, task, playing.names.real(given));
      if (isRefusal(reply)) got.reported = reply;
    }
    answers.push({ order: `${task.taskRunId?.taskGuid}/${task.attemptNumber}`, answer: got });
  }
  // Tasks of several ThreadRuns wait in any order.
  answers.sort((a, b) => (a.order < b.order ? -1 : 1));
  return answers.length === 1 ? answers[0]!.answer : answers.map(({ answer }) => answer);
};

const report: StepKind<Outcome & { readonly held: string }> = async (said, { server, tasks, names }) => {
  const task = tasks.get(said.held);
  if (task === undefined) return `${said.held} is not in hand`;
  return reportTask(server, task, names.real(said));
};

interface SaidPost {
  readonly event: string;
  readonly content?: unknown;
  readonly run?: string;
  /** Posts a CorrelatedEvent instead. */
  readonly key?: string;
  readonly guid?: string;
  readonly thread?: number;
  readonly position?: number;
}

const post: StepKind<SaidPost> = async (said, { server, names }) => {
  const externalEventDefId = create(ExternalEventDefIdSchema, { name: said.event });
  const content = 'content' in said ? valueOf(names.real(said.content)) : undefined;
  if (said.key !== undefined) {
    const request = create(PutCorrelatedEventRequestSchema, { key: said.key, externalEventDefId, content });
    // Whether the reply tells already whom it reached is chance: that is looked up later.
    const { externalEvents: _reached, ...reply } = await call(server, 'putCorrelatedEvent', request);
    return reply as Json;
  }
  const request = create(PutExternalEventRequestSchema, {
    wfRunId: parseWfRunId(names.real(said.run ?? 'run')),
    externalEventDefId,
    content,
    guid: said.guid,
    threadRunNumber: said.thread,
    nodeRunPosition: said.position,
  });
  return call(server, 'putExternalEvent', request);
};

interface SaidCall {
  readonly rpc: string;
  readonly request?: JsonValue;
  /** ms until the client gives up. */
  readonly deadline?: number;
  /** Of another tenant than the case's own. */
  readonly tenant?: string;
  /** Goes on without the reply; `join` with this name gets it. */
  readonly background?: string;
}

const anyCall: StepKind<SaidCall> = async (said, { server, names, underWay }) => {
  const client = said.tenant === undefined ? server.client : server.client.inTenant(said.tenant);
  const request = names.real(said.request ?? {});
  const reply = call({ ...server, client }, said.rpc, request, said.deadline).finally(() => {
    if (client !== server.client) client.close();
  });
  if (said.background === undefined) return reply;
  underWay.set(said.background, reply);
  return 'under way';
};

const join: StepKind<string> = async (name, { underWay }) => (await underWay.get(name)) ?? 'never called';

const steps = {
  put,
  run,
  work,
  report,
  post,
  call: anyCall,
  join,
  pages,
  poll,
  polled,
  wait,
  evaluate,
  /** ms. */
  sleep: async (ms: number) => (await sleep(ms), null),
  /** What was deleted or overwritten can be seen on a real server for up to half a second. */
  settle: async (_: unknown, { server }: Parameters<typeof put>[1]) => (
    server.isReal && (await sleep(700)),
    null
  ),
  snapshot: async (id: string | null, { server, names }: Parameters<typeof put>[1]) =>
    snapshot(server, names.real(id ?? 'run')),
} as unknown as Record<string, StepKind<unknown>>;

/** Throws for a step of no known kind. */
export function kindOf(step: Record<string, unknown>): {
  kind: string;
  does: StepKind<unknown>;
  said: unknown;
} {
  const [kind, ...others] = Object.keys(step);
  const does = kind === undefined ? undefined : steps[kind];
  if (does === undefined || others.length > 0) throw new Error(`What step is ${JSON.stringify(step)}?`);
  return { kind: kind!, does, said: step[kind!] };
}
