/** Reads everything of one WfRun from a server: the answer that a page paints. */
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { Connection, RunSnapshot } from '../bridge/contract.ts';
import type { EngineClient } from './engine-client.ts';

const PAGE = 1_000;
/** LHStatus values after which a WfRun moves no more (unless it is rescued). */
const TERMINAL = new Set(['COMPLETED', 'ERROR', 'EXCEPTION']);

/** All pages of a List call. */
async function listAll(
  client: Pick<EngineClient, 'call'>,
  connection: Connection,
  method: string,
  wfRunId: JsonValue,
): Promise<readonly JsonValue[]> {
  const found: JsonValue[] = [];
  let bookmark: JsonValue | undefined;
  do {
    const request: JsonObject = { wfRunId, limit: PAGE, ...(bookmark === undefined ? {} : { bookmark }) };
    const reply = (await client.call(connection, method, request)) as JsonObject;
    const results = (reply.results ?? []) as JsonValue[];
    found.push(...results);
    // A server that gives a bookmark with nothing before it would have us ask for ever.
    bookmark = results.length === 0 ? undefined : reply.bookmark;
  } while (bookmark !== undefined);
  return found;
}

/** Rejects with NOT_FOUND when there is no such WfRun, and with what any call may reject with. */
export async function readSnapshot(
  client: Pick<EngineClient, 'call'>,
  connection: Connection,
  wfRunId: JsonValue,
): Promise<RunSnapshot> {
  // The WfRun first: what the lists say is then at least as new as its status, so a terminal run is shown whole.
  const wfRun = await client.call(connection, 'GetWfRun', wfRunId);
  const list = (method: string) => listAll(client, connection, method, wfRunId);
  const [nodeRuns, taskRuns, userTaskRuns, variables, externalEvents] = await Promise.all([
    list('ListNodeRuns'),
    list('ListTaskRuns'),
    list('ListUserTaskRuns'),
    list('ListVariables'),
    list('ListExternalEvents'),
  ]);
  return { connection, wfRun, nodeRuns, taskRuns, userTaskRuns, variables, externalEvents };
}

export const isTerminal = (snapshot: RunSnapshot): boolean =>
  TERMINAL.has(String((snapshot.wfRun as JsonObject).status ?? 'STARTING'));
