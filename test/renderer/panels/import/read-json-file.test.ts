// A file that somebody gives for a WfSpec: read, or refused in a sentence that says what it is instead.
import { expect, test } from 'vitest';
import { importText, readJsonFile } from '../../../../renderer/panels/import/read-json-file.ts';

const request = (more: object = {}) =>
  JSON.stringify({
    name: 'order',
    entrypointThreadName: 'entrypoint',
    threadSpecs: {
      entrypoint: {
        variableDefs: [{ varDef: { name: 'card', typeDef: { primitiveType: 'STR' } } }],
        nodes: {
          '0-start': { entrypoint: {}, outgoingEdges: [{ sinkNodeName: '1-charge' }] },
          '1-charge': {
            task: { taskDefId: { name: 'charge' } },
            outgoingEdges: [{ sinkNodeName: '2-done' }],
          },
          '2-done': { exit: {} },
        },
      },
    },
    ...more,
  });
const refusal = (text: string, name = 'order.json'): string => {
  const read = importText(text, name);
  return read.ok ? 'it was read' : read.error.join('\n');
};

test('a request is read, with what it leaves out told of and what it names and lacks', () => {
  const read = importText(request(), 'order.json');
  if (!read.ok) throw new Error(read.error.join());
  expect(read.value.workflow.name).toBe('order');
  expect(read.value.problems.map(({ code }) => code)).toEqual(['public-by-omission']);
  expect(read.value.missing).toEqual([{ kind: 'task-def', name: 'charge' }]);
});

test('what is no JSON says where', () => {
  expect(refusal('{\n  "name": "order",\n  oops\n}')).toMatch(
    /^order\.json is not JSON: line 3 can't be read\. Give /,
  );
  expect(refusal('{ "name": ')).toMatch(/^order\.json is not JSON/);
  expect(refusal('')).toContain('order.json is empty.');
  expect(refusal('[1, 2]')).toContain('holds no object');
  expect(refusal('<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n')).toContain('merge conflict');
  expect(refusal('paddock: 1', 'definitions.yaml')).toContain('is opened as a folder');
});

test('a workflow file of our own is read with the definitions that it carries', () => {
  const read = importText(
    'paddock: 1\nworkflow: order\nthreads:\n  entrypoint:\n    nodes:\n      start: { entrypoint: {}, next: charge }\n      charge: { task: charge, next: ship }\n      ship: { task: ship }\ndefinitions:\n  tasks:\n    charge: {}\n',
    'clipboard.workflow.yaml',
  );
  if (!read.ok) throw new Error(read.error.join());
  expect(read.value.workflow.name).toBe('order');
  expect(read.value.definitions.taskDefs.map(({ name }) => name)).toEqual(['charge']);
  expect(read.value.missing).toEqual([{ kind: 'task-def', name: 'ship' }]);
  expect(refusal('paddock: 1\nworkflow: order\nthreads:\n  a: { nods: {} }\n', 'a.workflow.yaml')).toContain(
    'a.workflow.yaml, line 4: ',
  );
});

test('JSON of something else, or of a newer server, names the field', () => {
  expect(refusal('{ "surprise": 1 }')).toContain('no field “surprise”');
  expect(refusal(request({ quantum: true }))).toContain(
    'If it comes from a newer server, use a newer Paddock',
  );
});

test('bytes that are no text, and files that are too large, are refused', async () => {
  const binary = await readJsonFile(new File([new Uint8Array([0x7b, 0xff, 0xfe])], 'order.json'));
  expect(binary).toEqual({ ok: false, error: ['order.json is not UTF-8 text, so it is no JSON.'] });
  const large = { name: 'big.json', size: 50_000_000 } as File;
  expect(await readJsonFile(large)).toEqual({
    ok: false,
    error: ['big.json has 50 MB; a WfSpec of up to 32 MB can be read.'],
  });
});
