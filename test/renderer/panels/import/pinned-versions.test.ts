/** A WfSpec of a server comes with the versions of UserTaskDefs and StructDefs that it was put with, not with the latest. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineClient } from '../../../../electron/host/engine-client.ts';
import { fetchWfSpec } from '../../../../renderer/panels/import/server-wf-specs.ts';
import { connectClient, type LittleHorseClient } from '../../../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../../../kit/engine.ts';
import { anOrder } from '../../../model/push/an-order.ts';

let engine: RunningEngine;
let client: LittleHorseClient;
let host: EngineClient;

const workflow = `
workflow: approval
variables:
  request: { type: Struct<request>, required: true }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: approve }
      approve: { user-task: approve, user: '"amy"', next: done }
      done: { exit: {} }
`;
const definitions = (...fields: readonly string[]) => `
structs:
  request:
    allowed-updates: FULLY_COMPATIBLE_SCHEMA_UPDATES
    fields: { ${fields.map((field) => `${field}: { type: STR, default: '"x"' }`).join(', ')} }
user-tasks:
  approve: { fields: [${fields.map((field) => `{ name: ${field}, type: STR }`).join(', ')}] }
`;

beforeAll(async () => {
  engine = await startEngineProcess(['--memory', '--port', '0']);
  client = connectClient(engine.address);
  host = new EngineClient({ status: { state: 'up' }, whenUp: () => Promise.resolve({ state: 'up' }) });
  const put = async ({ definitions: all }: ReturnType<typeof anOrder>) => {
    for (const each of all.structDefs) await client.call('putStructDef', each);
    for (const each of all.userTaskDefs) await client.call('putUserTaskDef', each);
  };
  const first = anOrder(workflow, definitions('amount'));
  await put(first);
  await client.call('putWfSpec', first.request);
  await put(anOrder(workflow, definitions('amount', 'reason')));
}, 60_000);
afterAll(async () => {
  host?.close();
  client?.close();
  await engine?.stop();
});

test('both, and the WfSpec names them', async () => {
  const read = await fetchWfSpec(
    { callExactly: ({ connection, method, request }) => host.callExactly(connection, method, request) },
    engine.address,
    { name: 'approval', major: 0, revision: 0 },
  );
  if (!read.ok) throw new Error(read.error.join());
  const { userTaskDefs, structDefs } = read.value.definitions;
  expect(read.value.missing).toEqual([]);
  expect(userTaskDefs[0]?.fields.map(({ name }) => name)).toEqual(['amount']);
  expect(structDefs[0]?.fields.map(({ name }) => name)).toEqual(['amount']);
});
