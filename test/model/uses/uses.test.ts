import { describe, expect, test } from 'vitest';
import { renameDefinition } from '#model/commands/rename-definition.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { definitionUses } from '#model/uses/definition-uses.ts';
import { variableUses } from '#model/uses/variable-uses.ts';

const workflow = `paddock: 1
workflow: hire
variables:
  person: Struct<person>
  hired: { type: BOOL, default: false }
  count: INT
  notes: JSON_OBJ
threads:
  entrypoint:
    interrupts: { withdrawn: stop }
    nodes:
      start: { entrypoint: {}, next: [{ to: ask, set: [count = 1, 'notes.by = "me"'] }] }
      ask:
        user-task: interview
        user: person.manager
        actions:
          - { hook: ON_ARRIVAL, after: 1 day, task: remind, args: [count], set: [count += 1] }
        next: fan
      fan: { start-multiple-threads: each, for-each: person.referees, inputs: { greeting: '"Hi"' }, next: [{ to: wait, when: count > 2 }] }
      wait: { external-event: answered, next: [{ to: done, set: { person: 'struct person {name: "x"}' } }] }
      done: { exit: {} }
  each:
    variables: { INPUT: JSON_OBJ, greeting: STR }
    nodes:
      start: { entrypoint: {}, next: write }
      write: { task: remind, args: [INPUT, greeting, count], next: done }
      done: { exit: {} }
  stop:
    variables: { INPUT: STR }
    nodes:
      start: { entrypoint: {}, next: tell }
      tell: { throw-event: stopped, content: INPUT, next: done }
      done: { exit: {} }
`;

const definitions = `paddock: 1
tasks:
  remind: { inputs: { a: 'Array<Struct<person>>' } }
external-events:
  withdrawn: { content: STR }
workflow-events:
  stopped: { content: STR }
user-tasks:
  interview: { fields: [{ name: ok, type: BOOL }] }
structs:
  person: { fields: { name: STR } }
  team: { fields: { lead: Struct<person> } }
`;

function drawing(): Drawing {
  const parsed = parseWorkflow(workflow, 'hire.workflow.yaml');
  const defs = parseDefinitions(definitions, 'definitions.yaml');
  expect([...parsed.problems, ...defs.problems]).toEqual([]);
  return { workflow: parsed.document!, layout: emptyLayout, definitions: defs.definitions! };
}

const words = (uses: readonly { place: { thread?: string; node?: string; field?: string } }[]): string[] =>
  uses.map(({ place }) => [place.thread, place.node, place.field].filter(Boolean).join(' '));

describe('variables', () => {
  const uses = (name: string, thread = 'entrypoint') =>
    variableUses(drawing().workflow).find((each) => each.variable.name === name && each.thread === thread)!;

  test('readers and writers of every kind of place', () => {
    expect(words(uses('count').readers)).toEqual([
      'entrypoint ask actions/0/action/call/args/0',
      'entrypoint ask actions/0/action/set/0',
      'entrypoint fan next/0/when',
      'each write args/2',
    ]);
    expect(words(uses('count').writers)).toEqual([
      'entrypoint start next/0/set/0',
      'entrypoint ask actions/0/action/set/0',
    ]);
  });

  test('a plain assignment reads nothing of its target, one of a part does', () => {
    expect(words(uses('person').writers)).toEqual(['entrypoint wait next/0/set/0']);
    expect(words(uses('person').readers)).toEqual(['entrypoint ask user', 'entrypoint fan forEach']);
    expect(words(uses('notes').readers)).toEqual(['entrypoint start next/0/set/1']);
  });

  test('INPUT means that of the own thread, and inputs are writes of the started thread', () => {
    expect(words(uses('INPUT', 'each').readers)).toEqual(['each write args/0']);
    expect(words(uses('INPUT', 'each').writers)).toEqual(['entrypoint fan forEach']);
    expect(words(uses('INPUT', 'stop').readers)).toEqual(['stop tell content']);
    expect(words(uses('greeting', 'each').writers)).toEqual(['entrypoint fan inputs/greeting']);
    expect(uses('hired')).toMatchObject({ readers: [], writers: [] });
  });

  test('a renamed variable is renamed in the mutations of a reminder, too', () => {
    const renamed = renameVariable(drawing(), { thread: 'entrypoint', variable: 'count', name: 'tries' });
    expect(renamed.ok).toBe(true);
    if (renamed.ok) expect(JSON.stringify(renamed.value)).not.toContain('count');
  });
});

describe('definitions', () => {
  test('calls, waits, throws, forms and interrupts', () => {
    const of = (...[kind, name]: [Parameters<typeof definitionUses>[1], string]) =>
      words(definitionUses(drawing(), kind, name));
    expect(of('task-def', 'remind')).toEqual([
      'entrypoint ask actions/0/action/call/task',
      'each write task',
    ]);
    expect(of('external-event-def', 'withdrawn')).toEqual(['entrypoint interrupts/0']);
    expect(of('external-event-def', 'answered')).toEqual(['entrypoint wait event']);
    expect(of('workflow-event-def', 'stopped')).toEqual(['stop tell event']);
    expect(of('user-task-def', 'interview')).toEqual(['entrypoint ask userTask']);
    expect(of('struct-def', 'team')).toEqual([]);
  });

  test('a StructDef in types of variables, of definitions and in builders', () => {
    const uses = definitionUses(drawing(), 'struct-def', 'person');
    expect(uses.map(({ place }) => place)).toEqual([
      { thread: 'entrypoint', variable: 'person', field: 'type' },
      { thread: 'entrypoint', node: 'wait', field: 'next/0/set/0' },
      { definition: { kind: 'task-def', name: 'remind' }, field: 'inputs/0' },
      { definition: { kind: 'struct-def', name: 'team' }, field: 'fields/0' },
    ]);
  });

  test('a renamed StructDef is renamed in all of them', () => {
    const renamed = renameDefinition(drawing(), { kind: 'struct-def', name: 'person', newName: 'human' });
    expect(renamed.ok).toBe(true);
    if (!renamed.ok) return;
    expect(definitionUses(renamed.value, 'struct-def', 'person')).toEqual([]);
    expect(definitionUses(renamed.value, 'struct-def', 'human')).toHaveLength(4);
    const [entrypoint] = renamed.value.workflow.threads;
    expect(entrypoint!.nodes.find(({ name }) => name === 'wait')!.next[0]!.set).toEqual([
      'person = struct human {name: "x"}',
    ]);
  });
});
