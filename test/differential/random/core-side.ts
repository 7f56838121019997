/**
 * A seed on our core alone, without server, clock or disk: the bench checks after every command that the state which
 * lived through it is the state that its entries give.
 */
import { type DescMessage, fromJson, type Message, toJson } from '@bufbuild/protobuf';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import { LittleHorse } from '#api/gen/service_pb.js';
import { TaskRunSchema } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import { WfRunSchema } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../../../engine/core/contract.ts';
import type { UnaryMethod } from '../../../engine/server/handlers.ts';
import { Bench, type BenchCommand } from '../../kit/bench.ts';
import type { Definition } from '../../kit/definitions.ts';
import type { Move } from './moves.ts';
import { type Script, whatIsNamed } from './script.ts';
import type { Json } from './types.ts';

const listOf = (schema: DescMessage, messages: Map<string, Message>): Json[] =>
  [...messages.values()].map((message) => toJson(schema, message) as Json);

/** As snapshot.ts has it from a server. */
function snapshotOf(bench: Bench, state: WfRunState): Json {
  const children = [...bench.world.wfRuns.values()].filter(
    ({ id }) => id.startsWith(`${state.id}_`) && !id.slice(state.id.length + 1).includes('_'),
  );
  return {
    wfRun: toJson(WfRunSchema, state.wfRun),
    nodeRuns: listOf(NodeRunSchema, state.nodeRuns),
    taskRuns: listOf(TaskRunSchema, state.taskRuns),
    userTaskRuns: listOf(UserTaskRunSchema, state.userTaskRuns),
    externalEvents: listOf(ExternalEventSchema, state.externalEvents),
    children: children.map((child) => snapshotOf(bench, child)),
  };
}

function decide(bench: Bench, { rpc, request }: Move): void {
  const kind = rpc.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const { input } = LittleHorse.method[rpc as UnaryMethod] as { input: DescMessage };
  bench.decide({ kind, request: fromJson(input, request) } as unknown as BenchCommand);
}

/** Longer than any sleep of a random WfSpec, shorter than its time-outs, all moves together. */
const PAUSE_MS = 1500;

/** The moves that were made. Throws where the core does, and where replay gives something else. */
export function playOnCore(
  script: Script,
  wfSpecName: string,
  definitions: readonly Definition[],
): readonly Move[] {
  const bench = new Bench(...definitions);
  const moves: Move[] = [];
  let seen: Json = {};
  for (;;) {
    const move = script.next(seen, moves);
    if (move === undefined) return moves;
    moves.push(move);
    decide(bench, { ...move, request: whatIsNamed(move.request, wfSpecName) });
    for (let offer = bench.offers[0]; offer !== undefined; offer = bench.offers[0])
      bench.claim(offer.taskDefName);
    bench.wait(PAUSE_MS);
    for (let offer = bench.offers[0]; offer !== undefined; offer = bench.offers[0])
      bench.claim(offer.taskDefName);
    const root = bench.world.wfRun(wfSpecName);
    seen = root === undefined ? {} : snapshotOf(bench, root);
  }
}
