// WfSpecs of a server: listed page by page, fetched with all that they use, and refused when the server says more than we know.
import { create, fromJson, toJson, type JsonValue, type Message } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { LittleHorse, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { fetchWfSpec, listWfSpecs } from '../../../../renderer/panels/import/server-wf-specs.ts';

const text = `paddock: 1
workflow: order
variables:
  who: { type: Struct<person> }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: charge }
      charge: { task: charge, next: gone }
      gone: { task: gone, next: done }
      done: { exit: {} }
`;
const wfSpec = () => {
  const { threadSpecs, entrypointThreadName } = compileWorkflow(
    parseWorkflow(text, 'order.workflow.yaml').document!,
  ).request!;
  const { name } = create(PutWfSpecRequestSchema, { name: 'order' });
  return create(WfSpecSchema, {
    id: { name, majorVersion: 1, revision: 2 },
    threadSpecs,
    entrypointThreadName,
  });
};
const struct = (name: string, ofField?: string) =>
  fromJson(StructDefSchema, {
    id: { name, version: 0 },
    structDef: {
      fields: {
        value: {
          fieldType:
            ofField === undefined ? { primitiveType: 'STR' } : { structDefId: { name: ofField, version: 0 } },
        },
      },
    },
  });

/** Answers by method and name. */
function server(replies: Readonly<Record<string, Message>>, unknown: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const methods = new Map(LittleHorse.methods.map((method) => [method.name, method]));
  return {
    asked,
    callExactly: async (args: { method: string; request: JsonValue }) => {
      const key = `${args.method} ${(args.request as { name?: string }).name ?? ''}`.trim();
      asked.push(key);
      const reply = replies[key];
      if (reply === undefined) throw Object.assign(new Error('Not there'), { code: 'NOT_FOUND' });
      const json = toJson(methods.get(args.method)!.output, reply);
      return { reply: json, ...(unknown[key] !== undefined && { unknownAt: unknown[key] }) };
    },
  };
}
const all = () => ({
  'GetWfSpec order': wfSpec(),
  'GetTaskDef charge': create(TaskDefSchema, { id: { name: 'charge' }, description: 'Takes money.' }),
  'GetStructDef person': struct('person', 'address'),
  'GetStructDef address': struct('address'),
});
const choice = { name: 'order', major: 1, revision: 2 };

describe('fetching', () => {
  test('a StructDef that another one names comes along; what is gone is told of', async () => {
    const read = await fetchWfSpec(server(all()), 'cluster:2023', choice);
    if (!read.ok) throw new Error(read.error.join());
    const { workflow, definitions, missing, from } = read.value;
    expect(workflow.name).toBe('order');
    expect(definitions.taskDefs).toMatchObject([{ name: 'charge', description: 'Takes money.' }]);
    expect(definitions.structDefs.map(({ name }) => name)).toEqual(['person', 'address']);
    expect(missing).toEqual([{ kind: 'task-def', name: 'gone' }]);
    expect(from).toBe('cluster:2023, version 1.2');
  });

  test('what a newer server says is refused, with its place', async () => {
    const newer = server(all(), { 'GetWfSpec order': 'threadSpecs.entrypoint' });
    expect(await fetchWfSpec(newer, 'cluster:2023', choice)).toEqual({
      ok: false,
      error: [expect.stringContaining('says something at “threadSpecs.entrypoint” that LittleHorse 1.3.0')],
    });
    const newerTask = server(all(), { 'GetTaskDef charge': '' });
    expect(await fetchWfSpec(newerTask, 'cluster:2023', choice)).toEqual({
      ok: false,
      error: [expect.stringContaining('TaskDef charge on cluster:2023 says something that')],
    });
  });

  test('a server that is away rejects', async () => {
    const away = {
      callExactly: () => Promise.reject(Object.assign(new Error('away'), { code: 'UNAVAILABLE' })),
    };
    await expect(fetchWfSpec(away, 'cluster:2023', choice)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

test('the list goes on to the last page, by name, newest version first', async () => {
  const id = (name: string, majorVersion: number, revision: number) => ({ name, majorVersion, revision });
  const pages = [
    { results: [id('b', 0, 0), id('a', 0, 9)], bookmark: 'AQ==' },
    { results: [id('a', 1, 0), id('a', 0, 10)] },
  ];
  const sent: JsonValue[] = [];
  const engine = {
    callExactly: async ({ request }: { request: JsonValue }) => {
      sent.push(request);
      return { reply: pages[sent.length - 1]! as JsonValue };
    },
  };
  expect(await listWfSpecs(engine, 'cluster:2023')).toEqual({
    isAll: true,
    wfSpecs: [
      {
        name: 'a',
        versions: [
          { major: 1, revision: 0 },
          { major: 0, revision: 10 },
          { major: 0, revision: 9 },
        ],
      },
      { name: 'b', versions: [{ major: 0, revision: 0 }] },
    ],
  });
  expect(sent[1]).toMatchObject({ bookmark: 'AQ==' });
});
