// Scenarios run a whole project: child workflows of other files, people in them, typed data, failures of handlers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compiled } from '../../engine/cli/compiled.ts';
import { simulatedProject } from '../../engine/cli/simulated-project.ts';
import { coverageOf } from '../../engine/simulate/coverage.ts';
import { checkExpectations } from '../../engine/simulate/expectations.ts';
import { simulate } from '../../engine/simulate/simulate.ts';
import { printLiteral } from '#model/expression/from-wire.ts';
import { parseScenario } from '#model/text/scenario-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paddock-project-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const silent = { isJson: false, line: () => undefined, error: () => undefined, json: () => undefined };

function run(workflow: string, scenarioText: string) {
  const ready = compiled(join(folder, `${workflow}.workflow.yaml`), silent)!;
  const text = `paddock: 1\nscenario: s\nworkflow: ${workflow}\n${scenarioText}`;
  const { scenario, problems } = parseScenario(text, 's');
  expect(problems).toEqual([]);
  const simulation = simulate({ workflow, metadata: simulatedProject(ready), scenario: scenario! });
  const checks = checkExpectations(simulation, scenario!.expect);
  return { simulation, unmet: checks.filter(({ isMet }) => !isMet), drawing: ready.drawing };
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), `paddock: 1\n${text}`);

test('a parent runs the child of another file; somebody completes a user task in the child', () => {
  write(
    'definitions.yaml',
    `
tasks: { work: { returns: INT } }
user-tasks: { ask: { fields: [{ name: n, type: INT, required: true }] } }
`,
  );
  write(
    'kid.workflow.yaml',
    `
workflow: kid
variables: { n: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: ask }
      ask: { user-task: ask, user: '"kim"', next: [{ to: work, set: { n: output(ask).n } }] }
      work: { task: work, next: [{ to: end, set: { n: n + output(work) } }] }
      end: { exit: {}, returns: n }
`,
  );
  write(
    'adult.workflow.yaml',
    `
workflow: adult
variables: { got: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: go }
      go: { run-child-wf: kid, next: wait }
      wait: { wait-for-child-wf: output(go), source-node: go, next: [{ to: end, set: { got: output(wait) } }] }
      end: { exit: {} }
`,
  );
  const { simulation, unmet } = run(
    'adult',
    `
tasks: { work: { output: 5 } }
user-tasks: [{ node: ask, at: 3 h, complete: { n: 37 } }]
expect: { status: COMPLETED, path: [go, ask, work, end], variables: { got: 42 }, tasks: { work: 1 }, attempts: { work: 1 }, takes: { at-least: 3 h } }
`,
  );
  expect(unmet).toEqual([]);
  expect(simulation.children.map(({ id }) => id.startsWith('simulated_'))).toEqual([true]);
});

test('what a person has not done in a child is why the run waits', () => {
  const { simulation } = run('adult', 'tasks: { work: { output: 5 } }');
  expect(simulation.ended).toBe('waiting');
  expect(simulation.reasons).toContain('ask waits for a person.');
});

test('Structs, Arrays and Maps are said as data, in inputs, outcomes, events and expectations', () => {
  write(
    'definitions.yaml',
    `
structs:
  wheel: { fields: { size: INT } }
  car: { fields: { model: STR, price: DOUBLE, wheels: Array<Struct<wheel>> } }
tasks: { price: { inputs: { car: Struct<car> }, returns: 'Map<STR, DOUBLE>' } }
external-events: { swapped: { content: Struct<car> } }
`,
  );
  write(
    'typed.workflow.yaml',
    `
workflow: typed
variables: { car: { type: Struct<car>, required: true }, prices: 'Map<STR, DOUBLE>' }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: price }
      price: { task: price, args: [car], next: [{ to: swapped, set: { prices: output(price) } }] }
      swapped: { external-event: swapped, next: [{ to: end, set: { car: output(swapped) } }] }
      end: { exit: {} }
`,
  );
  const { simulation, unmet } = run(
    'typed',
    `
inputs: { car: { model: fiat, price: 5, wheels: [{ size: 17 }] } }
tasks: { price: { output: { base: 9, tax: 1.5 } } }
events: [{ when-waits: swapped, post: swapped, content: { model: ford, price: 7.5, wheels: [] } }]
expect:
  status: COMPLETED
  variables: { car: { model: ford, price: 7.5, wheels: [] }, prices: { base: 9, tax: 1.5 } }
`,
  );
  expect(unmet).toEqual([]);
  const input = [...simulation.state!.taskRuns.values()][0]!.inputVariables[0]!.value!;
  expect(printLiteral(input)).toContain('wheels: Array<Struct<wheel@0>>[Struct<wheel@0>{size: 17}]');
});

test('the failure of a run is what its handler failed with; handlers of a wait count for coverage', () => {
  write('definitions.yaml', 'tasks: { work: {} }');
  write(
    'failing.workflow.yaml',
    `
workflow: failing
variables: { numbers: JSON_ARR, list: { type: JSON_ARR, default: [1, 2] } }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: each }
      each: { start-multiple-threads: one, for-each: list, next: [{ to: wait, set: { numbers: output(each) } }] }
      wait: { wait-for-threads: numbers, on-thread-failure: [{ run: mend }], next: work }
      work: { task: work, on-failure: [{ any: ERROR, run: give-up }], next: end }
      end: { exit: {} }
  one:
    nodes:
      start: { entrypoint: {}, next: end }
      end: { exit: {}, fail: { exception: no-luck, message: m } }
  mend: { nodes: { start: { entrypoint: {}, next: end }, end: { exit: {} } } }
  give-up:
    nodes:
      start: { entrypoint: {}, next: end }
      end: { exit: {}, fail: { exception: gave-up, message: m } }
`,
  );
  const { simulation, unmet, drawing } = run(
    'failing',
    'tasks: { work: { error: down } }\nexpect: { status: EXCEPTION, failure: gave-up }',
  );
  expect(unmet).toEqual([]);
  expect(coverageOf(drawing.workflow, [simulation]).handlers).toEqual({ total: 2, covered: 2, missing: [] });
});
