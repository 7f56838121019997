/** Everything that a server knows of a WfRun and of the WfRuns that it started. What is said once is not said again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type JsonValue, toJson } from '@bufbuild/protobuf';
import { WfRunIdSchema } from '#api/gen/object_id_pb.js';
import { parseWfRunId } from '../../engine/core/values/wf-run-id-text.ts';
import { call, isRefusal, type Json } from './rpc.ts';
import type { Server } from './server.ts';

const LISTS = {
  nodeRuns: 'listNodeRuns',
  taskRuns: 'listTaskRuns',
  variables: 'listVariables',
  externalEvents: 'listExternalEvents',
  workflowEvents: 'listWorkflowEvents',
  userTaskRuns: 'listUserTaskRuns',
};

function without(value: JsonValue, known: readonly JsonValue[]): JsonValue {
  if (Array.isArray(value)) return value.map((item) => without(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !known.some((each) => isDeepStrictEqual(each, item)))
      .map(([key, item]) => [key, without(item, known)]),
  );
}

/**
 * `id` as text: `root_child`. The answer holds it under `wfRun`, and the children's answers under `children`. A real
 * server may still be busy with what it has answered: there we look again until nothing changes.
 */
export async function snapshot(server: Server, id: string): Promise<Json> {
  let seen = await look(server, id);
  for (let tries = 0; server.isReal && tries < 10; tries++) {
    await sleep(100);
    const again = await look(server, id);
    if (isDeepStrictEqual(again, seen)) break;
    seen = again;
  }
  return seen;
}

async function look(server: Server, id: string, depth = 0): Promise<Json> {
  const wfRunId = toJson(WfRunIdSchema, parseWfRunId(id));
  const wfRun = await call(server, 'getWfRun', wfRunId);
  if (isRefusal(wfRun)) return wfRun;
  const answer: Json = { wfRun };
  const known = [wfRunId, wfRun.wfSpecId!];
  const lists = await Promise.all(Object.values(LISTS).map((rpc) => call(server, rpc, { wfRunId })));
  for (const [index, key] of Object.keys(LISTS).entries()) {
    const reply = lists[index]!;
    if (isRefusal(reply)) answer[key] = reply;
    else if (reply.results !== undefined) answer[key] = without(reply.results, known);
  }
  answer.wfRun = { ...wfRun, threadRuns: without(wfRun.threadRuns ?? [], known) };
  const children = childrenOf(lists[0]!);
  if (children.length > 0 && depth < 5)
    answer.children = await Promise.all(children.map((child) => look(server, `${id}_${child}`, depth + 1)));
  return answer;
}

function childrenOf({ results }: Json): string[] {
  if (!Array.isArray(results)) return [];
  return results.flatMap((nodeRun) => {
    const { runChildWf } = nodeRun as { runChildWf?: { childWfRunId?: { id: string } } };
    return runChildWf?.childWfRunId === undefined ? [] : [runChildWf.childWfRunId.id];
  });
}
