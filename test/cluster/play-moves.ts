/**
 * Makes a scenario's moves on a server, in the simulation's order: works off tasks with the scenario's answers, posts its
 * events, completes its user tasks, and lets timers run. After each move it waits until the NodeRuns are those of the
 * simulation.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type DescMessage, fromJson, type JsonValue, type Message, toJson } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { LittleHorse, ReportTaskRunSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import type { Command } from '../../engine/core/contract.ts';
import { parseWfRunId, wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import type { UnaryMethod } from '../../engine/server/handlers.ts';
import { call, isRefusal } from '../differential/rpc.ts';
import type { Server } from '../differential/server.ts';
import { snapshot } from '../differential/snapshot.ts';
import { reportTask, takeTask } from '../differential/worker.ts';
import { hurried } from './hurried.ts';
import type { Move, Shape, Story } from './scenario-moves.ts';

/** A real server's timers are up to 1.4 s late, more on a busy machine; the longest hurried wait is within this, too. */
const PATIENCE_MS = 30_000;

export async function playStory(server: Server, story: Story, dayMs: number): Promise<JsonValue> {
  await putAll(server, story, dayMs);
  const player = new Player(server);
  for (const move of story.moves) await player.make(move);
  const [first] = story.moves;
  const root = first?.after[0]?.id;
  return root === undefined ? null : snapshot(server, root);
}

async function putAll(server: Server, { definitions, wfSpecs }: Story, dayMs: number): Promise<void> {
  const put = async (rpc: string, request: Message) => {
    const reply = await call(server, rpc, request);
    if (isRefusal(reply)) throw new Error(`${rpc} was refused: ${String(reply.message)}`);
  };
  for (const request of definitions.structDefs) await put('putStructDef', request);
  for (const request of definitions.taskDefs) await put('putTaskDef', request);
  for (const request of definitions.externalEventDefs) await put('putExternalEventDef', request);
  for (const request of definitions.workflowEventDefs) await put('putWorkflowEventDef', request);
  for (const request of definitions.userTaskDefs) await put('putUserTaskDef', request);
  for (const request of wfSpecs) await put('putWfSpec', hurried(request, dayMs));
}

class Player {
  readonly #server: Server;
  /** Ids that the simulation gave WfRuns, and those of the same WfRuns here. */
  readonly #ids = new Map<string, string>();
  readonly #held = new Map<string, ScheduledTask>();

  constructor(server: Server) {
    this.#server = server;
  }

  async make({ command, taskDef, after }: Move): Promise<void> {
    await this.#do(command, taskDef);
    const end = Date.now() + PATIENCE_MS;
    for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
      const differs = await this.#differs(after);
      if (differs === undefined) return;
      if (Date.now() > end) throw new Error(`After ${textOf(command)}: ${differs}`);
      await sleep(pause);
    }
  }

  async #do(command: Command, taskDef = ''): Promise<void> {
    if (command.kind === 'tick') return;
    if (command.kind === 'claim-task') {
      const { taskRunId, attempt } = command;
      const key = `${wfRunIdText(taskRunId.wfRunId!)}/${taskRunId.taskGuid}/${attempt}`;
      return this.#take(this.#here(key), taskDef);
    }
    if (command.kind === 'report-task') {
      const { request } = command;
      const key = `${wfRunIdText(request.taskRunId!.wfRunId!)}/${request.taskRunId!.taskGuid}/${request.attemptNumber}`;
      const { taskRunId: _, ...report } = toJson(ReportTaskRunSchema, request) as Record<string, JsonValue>;
      await reportTask(this.#server, this.#held.get(this.#here(key))!, { report });
      return;
    }
    const rpc = command.kind.replaceAll(/-./g, (each) => each[1]!.toUpperCase());
    const { input } = LittleHorse.method[rpc as UnaryMethod] as { input: DescMessage };
    const json = JSON.stringify(toJson(input, (command as { request: Message }).request));
    const reply = await call(this.#server, rpc, fromJson(input, JSON.parse(this.#here(json)) as JsonValue));
    if (isRefusal(reply)) throw new Error(`${textOf(command)} was refused: ${String(reply.message)}`);
  }

  /** With the ids that children have here. */
  #here(text: string): string {
    let here = text;
    for (const [there, id] of this.#ids)
      here = here.replaceAll(there.split('_').at(-1)!, id.split('_').at(-1)!);
    return here;
  }

  /** Takes tasks until it is this one; others are kept for later. A poll that gives up early could lose the task. */
  async #take(key: string, taskDef: string): Promise<void> {
    while (!this.#held.has(key)) {
      const task = await takeTask(this.#server, taskDef, PATIENCE_MS);
      if (task === undefined) throw new Error(`Nobody offers the task ${key} of ${taskDef}.`);
      const { wfRunId, taskGuid } = task.taskRunId!;
      this.#held.set(`${wfRunIdText(wfRunId!)}/${taskGuid}/${task.attemptNumber}`, task);
    }
  }

  /** Undefined: all is as it should be. */
  async #differs(shapes: readonly Shape[]): Promise<string | undefined> {
    for (const { id, nodeRuns, children } of shapes) {
      const wfRunId = parseWfRunId(this.#ids.get(id) ?? id);
      const { results } = await this.#server.client.call('listNodeRuns', { wfRunId });
      const seen = new Map<string, NodeRun>(
        results.map((run) => [`${run.id?.threadRunNumber}/${run.id?.position}`, run] as const),
      );
      for (const [key, expected] of nodeRuns) {
        const run = seen.get(key);
        const is = run === undefined ? 'nothing' : `${run.nodeName} ${LHStatus[run.status]}`;
        if (is !== expected) return `${id} ${key} is ${is}, not ${expected}`;
      }
      if (seen.size > nodeRuns.size) return `${id} has ${seen.size} NodeRuns, not ${nodeRuns.size}`;
      for (const [key, child] of children) {
        const nodeType = seen.get(key)?.nodeType;
        const childHere = nodeType?.case === 'runChildWf' ? nodeType.value.childWfRunId : undefined;
        if (childHere !== undefined) this.#ids.set(child, wfRunIdText(childHere));
      }
    }
    return undefined;
  }
}

function textOf(command: Command): string {
  return `${command.kind} ${JSON.stringify(command, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).slice(0, 300)}`;
}
