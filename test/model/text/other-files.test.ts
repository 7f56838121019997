/** Definitions, scenarios, layouts and project files: read as they stand, written so that they read the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Definitions } from '#model/document/definitions.ts';
import type { LayoutDocument } from '#model/document/layout.ts';
import { editDefinitionsText } from '#model/text/edit-definitions.ts';
import { parseLayout, printLayout } from '#model/text/layout-file.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { printDefinitions } from '#model/text/print-definitions.ts';
import { parseProject, printProject } from '#model/text/project-file.ts';
import { parseScenario } from '#model/text/scenario-file.ts';

const template = new URL('../../../templates/checkout/', import.meta.url);
const definitionsText = readFileSync(new URL('definitions.yaml', template), 'utf8');

describe('definitions', () => {
  const all: Definitions = {
    taskDefs: [
      { name: 'nothing', inputs: [] },
      {
        name: 'charge',
        description: 'Takes: money',
        inputs: [
          { name: 'order-id', type: 'STR' },
          { name: 'card', type: 'Struct<card>', masked: true },
          { name: 'old', type: 'INT', default: '5', deprecated: { type: 'INT', noTypeDef: true } },
        ],
        returns: { type: 'Array<STR>', masked: true },
      },
      { name: 'log', inputs: [], returns: 'void' },
    ],
    externalEventDefs: [
      { name: 'a' },
      { name: 'b', content: 'void', retentionSeconds: 3600 },
      { name: 'c', content: { type: 'JSON_OBJ' }, correlated: { deleteAfterFirst: true, ttlSeconds: 60 } },
      { name: 'd', correlated: {} },
    ],
    workflowEventDefs: [
      { name: 'done', content: { type: 'INT' } },
      { name: 'over', content: 'void' },
    ],
    userTaskDefs: [
      {
        name: 'approve',
        description: 'Yes or no',
        fields: [
          { name: 'ok', type: 'BOOL', label: 'OK?', required: true },
          { name: 'ok', type: 'STR', description: 'why' },
        ],
      },
    ],
    structDefs: [
      {
        name: 'card',
        fields: [
          { name: 'number', type: 'STR', masked: true },
          { name: 'limit', type: 'INT', default: '5', nullable: true, description: 'in cents' },
        ],
        allowedUpdates: 'FULLY_COMPATIBLE_SCHEMA_UPDATES',
      },
    ],
  };

  it('say everything that there is to say', () => {
    const { definitions, problems } = parseDefinitions(printDefinitions(all), 'definitions.yaml');
    expect(problems).toEqual([]);
    expect(definitions).toEqual(all);
  });

  it('are edited in place', () => {
    const { definitions } = parseDefinitions(definitionsText, 'x');
    const taskDefs = definitions!.taskDefs.map((def) =>
      def.name === 'send-email' ? { ...def, returns: 'void' as const } : def,
    );
    const text = editDefinitionsText(definitionsText, { ...definitions!, taskDefs });
    expect(text.split('\n').filter((line) => !definitionsText.split('\n').includes(line))).toEqual([
      '    returns: void',
    ]);
    expect(text).toContain('# What the checkout needs');
  });

  it('name a wrong type with its place', () => {
    const { problems, definitions } = parseDefinitions(
      'paddock: 1\ntasks:\n  t: { inputs: { a: STRING }, returns: Arry<INT> }\n',
      'd.yaml',
    );
    expect(definitions).toBeDefined();
    expect(problems.map(({ place }) => `${place.line}:${place.column} ${place.definition?.name}`)).toEqual([
      '3:21 t',
      '3:40 t',
    ]);
  });
});

describe('scenarios', () => {
  const folder = new URL('scenarios/', template);

  it.each(readdirSync(folder))('%s is read', (file) => {
    const { scenario, problems } = parseScenario(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({ workflow: 'checkout' });
    expect(scenario!.expect.status).toBeDefined();
  });

  it('keep data as data', () => {
    const text = `paddock: 1
scenario: all
workflow: w
inputs: { a: 5, b: '5', c: [1, 2.0, x], d: null, e: true }
tasks:
  t:
    - { output: { k: v }, takes: 2 s }
    - { exception: gone, message: why, content: { n: 1 } }
    - { times-out: true }
events:
  - { when-waits: wait, post: e, key: k-1 }
user-tasks:
  - { node: form, at: 1 h, complete: { ok: true }, user: kim }
  - { node: form, assign: { group: team } }
  - { node: form, cancel: {} }
expect:
  takes: { at-least: 1 h, at-most: 2 h }
`;
    expect(parseScenario(text, 'x')).toMatchObject({
      problems: [],
      scenario: {
        name: 'all',
        inputs: [
          { name: 'a', value: '5' },
          { name: 'b', value: '"5"' },
          { name: 'c', value: '[1,2.0,"x"]' },
          { name: 'd', value: 'null' },
          { name: 'e', value: 'true' },
        ],
        tasks: [
          {
            taskDef: 't',
            outcomes: [
              { kind: 'output', value: '{"k":"v"}', takesMs: 2000 },
              { kind: 'exception', name: 'gone', message: 'why', content: '{"n":1}' },
              { kind: 'times-out' },
            ],
          },
        ],
        events: [{ whenWaits: 'wait', post: 'e', correlationKey: 'k-1' }],
        userTasks: [
          {
            node: 'form',
            atMs: 3_600_000,
            action: { kind: 'complete', user: 'kim', results: [{ name: 'ok', value: 'true' }] },
          },
          { node: 'form', action: { kind: 'assign', group: 'team' } },
          { node: 'form', action: { kind: 'cancel' } },
        ],
        expect: { takes: { atLeastMs: 3_600_000, atMostMs: 7_200_000 } },
      },
    });
  });

  it.each([
    ['tasks: { t: { output: 1, error: x } }', '4:13 one-of'],
    ['tasks: { t: [] }', '4:13 missing-value'],
    ['events: [{ post: e }]', '4:10 missing-key'],
    ['expect: { status: DONE }', '4:19 wrong-type'],
    ['expct: {}', '4:1 unknown-key'],
    ['inputs: { a: .inf }', '4:14 wrong-type'],
  ])('%s is a problem', (line, problem) => {
    const { problems, scenario } = parseScenario(`paddock: 1\nscenario: s\nworkflow: w\n${line}\n`, 'x');
    expect(scenario).toBeUndefined();
    expect(problems.map(({ place, code }) => `${place.line}:${place.column} ${code}`)).toContain(problem);
  });
});

describe('layouts', () => {
  const layout: LayoutDocument = {
    paddock: 1,
    threads: {
      main: { x: 0, y: 0, nodes: { zoo: { x: 10, y: 20 }, '5': { x: -1, y: 2 }, 'a "b"': { x: 3, y: 4 } } },
      child: { x: 100, y: 0, collapsed: true, nodes: {} },
    },
    notes: [{ id: 'n-1', text: 'Mind\nthe gap', x: 1, y: 2, width: 100, color: 'yellow' }],
  };

  it('read what they write', () => {
    const text = printLayout(layout);
    expect(JSON.parse(text)).toEqual(layout);
    expect(parseLayout(text, 'x')).toMatchObject({ problems: [], layout });
  });

  it('say the direction only when the flow runs down', () => {
    const down: LayoutDocument = { ...layout, direction: 'down' };
    const text = printLayout(down);
    expect(text).toContain('  "paddock": 1,\n  "direction": "down",\n');
    expect(parseLayout(text, 'x')).toMatchObject({ problems: [], layout: down });
    const right = parseLayout(text.replace('"down"', '"right"'), 'x');
    expect(right.problems).toEqual([]);
    expect(printLayout(right.layout!)).toBe(printLayout(layout));
  });

  it('what we wrote reads the same as what somebody else did', () => {
    const text = printLayout(layout);
    expect(parseLayout(`# mine\n${text}`, 'x').layout).toEqual(parseLayout(text, 'x').layout);
  });

  it.each([
    ['"x": 10', '"x": "10"'],
    ['"paddock": 1', '"paddock": 1, "more": 1'],
    ['"y": 0', '"y": 0, "z": 0'],
    ['"nodes": {', '"nodes": { "start": { "x": true, "y": 0 },'],
    ['"text": ', '"txt": '],
    ['"direction": "down"', '"direction": "up"'],
  ])('what is wrong in a layout is told: %s → %s', (from, to) => {
    const whole: LayoutDocument = {
      paddock: 1,
      direction: 'down',
      threads: { entrypoint: { x: 10, y: 0, collapsed: true, nodes: { start: { x: 24, y: 0 } } } },
      notes: [{ id: 'a', text: 'b', x: 1, y: 2 }],
    };
    const text = printLayout(whole);
    expect(text).toContain(from);
    const { layout: found, problems } = parseLayout(text.replace(from, to), 'x');
    expect([found === undefined, problems.length > 0]).toEqual([true, true]);
  });

  it('write one node a line, sorted, in whole numbers', () => {
    const text = printLayout({
      paddock: 1,
      threads: { m: { x: 0.4, y: 0, nodes: { b: { x: 1.6, y: 2 }, a: { x: 0, y: 0 } } } },
    });
    expect(text.split('\n').filter((line) => line.startsWith('        '))).toEqual([
      '        "a": { "x": 0, "y": 0 },',
      '        "b": { "x": 2, "y": 2 }',
    ]);
  });

  it('tell what is wrong', () => {
    const { problems, layout: none } = parseLayout(
      '{ "paddock": 1, "threads": { "m": { "x": "left" } } }',
      'x',
    );
    expect(none).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'wrong-type', place: { line: 1, column: 42, field: 'threads/m/x' } },
    ]);
  });
});

describe('project files', () => {
  it('read what they write', () => {
    const project = {
      connections: [
        { name: 'test', host: 'lh.example.com', port: 2023 },
        {
          name: 'prod',
          host: 'lh.example.com',
          port: 443,
          tls: true,
          tenant: 'shop',
          protected: true,
          oauth: { clientId: 'paddock', tokenUrl: 'https://id.example.com/token' },
        },
      ],
      preferences: { pushTo: 'test', opens: 'checkout.workflow.yaml' },
    };
    expect(parseProject(printProject(project), 'x')).toMatchObject({ problems: [], project });
  });

  it('hold no secrets', () => {
    const text =
      'paddock: 1\nconnections:\n  prod: { host: h, oauth: { client-id: a, token-url: b, client-secret: c } }\n';
    expect(parseProject(text, 'x').problems).toMatchObject([{ code: 'unknown-key', place: { line: 3 } }]);
  });
});
