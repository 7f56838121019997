/** Quick fixes: on the wrong example of each help page, and on what those do not show, the problem is there before and gone after. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import { problemCodes, type ProblemCode } from '#model/document/problem-code.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import { fixesFor, isFixable } from '#model/fixes/fixes-for.ts';
import { readHelpPage } from '#model/help/help-page.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printDefinitions } from '#model/text/print-definitions.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { look } from '../help/example.ts';

const folder = join(import.meta.dirname, '../../../engine/model/help');
const wrong = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readHelpPage(readFileSync(join(folder, file), 'utf8'))!)
    .filter(({ wrong: { language } }) => language === 'yaml')
    .map((page) => [page.code as ProblemCode, page.wrong.text]),
);

/** What the pages do not show. */
const others: Readonly<Record<string, { readonly code: ProblemCode; readonly text: string }>> = {
  'an unreachable node beside an open one': {
    code: 'unreachable-node',
    text: 'nodes:\n  start: { entrypoint: {}, next: step }\n  step: { nop: {}, next: [] }\n  alone: { nop: {}, next: done }\n  done: { exit: {} }',
  },
  'two open ends and no exit': {
    code: 'thread-without-exit',
    text: 'variables: { paid: BOOL }\nnodes:\n  start: { entrypoint: {}, next: [{ to: a, when: paid }, { to: b }] }\n  a: { nop: {}, next: [] }\n  b: { nop: {}, next: [] }',
  },
  'an open end and several exits': {
    code: 'path-falls-off',
    text: 'variables: { paid: BOOL }\nnodes:\n  start: { entrypoint: {}, next: [{ to: a, when: paid }, { to: b, when: not paid }, { to: c }] }\n  a: { exit: {} }\n  b: { exit: {} }\n  c: { nop: {}, next: [] }',
  },
  'the same handler twice': {
    code: 'handler-never-tried',
    text: 'nodes:\n  step: { task: send-email, args: [\'"anna"\'], on-failure: [{ run: clean-up }, { run: again }] }\nthreads:\n  clean-up: { nodes: { tidy: { nop: {} } } }\n  again: { nodes: { step: { nop: {} } } }',
  },
  'a mutation of an unknown variable': {
    code: 'unknown-variable',
    text: 'nodes:\n  step: { nop: {}, next: [{ to: done, set: { count: 5 } }] }\n  done: { exit: {} }',
  },
  'an unknown variable in a condition': {
    code: 'unknown-variable',
    text: 'nodes:\n  step: { nop: {}, next: [{ to: done, when: paid }, { to: done }] }\n  done: { exit: {} }',
  },
  'a masked value in a variable': {
    code: 'masked-value-shown',
    text: 'variables: { secret: { type: STR, masked: true }, copy: STR }\nnodes:\n  step: { nop: {}, next: [{ to: done, set: { copy: secret } }] }\n  done: { exit: {} }',
  },
  'a masked value for a thread': {
    code: 'masked-value-shown',
    text: 'variables: { secret: { type: STR, masked: true } }\nnodes:\n  go: { start-thread: side, inputs: { copy: secret } }\nthreads:\n  side: { variables: { copy: STR }, nodes: { step: { task: check-card, args: [copy] } } }',
  },
  'too many arguments': {
    code: 'argument-count',
    text: 'nodes:\n  step: { task: send-email, args: [\'"anna"\', 5, 6] }',
  },
  'an unknown event that interrupts': {
    code: 'unknown-external-event-def',
    text: 'interrupts: { stopped: clean-up }\nnodes:\n  step: { nop: {} }\nthreads:\n  clean-up: { nodes: { tidy: { nop: {} } } }',
  },
  'a handler of an interrupt that is not there': {
    code: 'unknown-thread',
    text: 'interrupts: { cancelled: clean-up }\nnodes:\n  step: { nop: {} }',
  },
  'a thread that nearly is there': {
    code: 'unknown-thread',
    text: 'nodes:\n  a: { start-thread: side }\n  b: { start-thread: sidd }\nthreads:\n  side: { nodes: { rest: { sleep: 5 s } } }',
  },
  'an unknown task of a reminder': {
    code: 'unknown-task-def',
    text: 'nodes:\n  ask: { user-task: approve, group: \'"all"\', actions: [{ hook: ON_ARRIVAL, after: 5 s, task: remind, args: [\'"now"\'] }] }',
  },
  'a bad backoff of a reminder': {
    code: 'bad-backoff',
    text: 'nodes:\n  ask: { user-task: approve, group: \'"all"\', actions: [{ hook: ON_ARRIVAL, after: 5 s, task: send-email, args: [\'"anna"\'], retries: 2, backoff: { base: 0 ms, factor: 0, max: 0 ms } }] }',
  },
  'a condition that is a number': {
    code: 'no-bool',
    text: 'variables: { total: INT }\nnodes:\n  step: { nop: {}, next: [{ to: done, when: total }, { to: done }] }\n  done: { exit: {} }',
  },
  'a sum that must be cast': {
    code: 'type-mismatch',
    text: 'variables: { price: DOUBLE }\nnodes:\n  step: { task: count-up, args: [price + 1.5] }',
  },
  'a child thread that fails': {
    code: 'exception-without-handler',
    text: 'variables: { side-thread: INT }\nnodes:\n  go: { start-thread: side, next: [{ to: wait, set: { side-thread: output(go) } }] }\n  wait: { wait-for-threads: [side-thread] }\nthreads:\n  side: { nodes: { end: { exit: {}, fail: { exception: sold-out } } } }',
  },
  'a handler with a bad name': {
    code: 'bad-failure-name',
    text: 'nodes:\n  step: { task: send-email, args: [\'"anna"\'], on-failure: [{ exception: card declined, run: clean-up }] }\nthreads:\n  clean-up: { nodes: { tidy: { nop: {} } } }',
  },
  'a wait for a child workflow': {
    code: 'no-child-source',
    text: 'nodes:\n  go: { run-child-wf: other }\n  wait: { wait-for-child-wf: output(go) }',
  },
  'a task that returned its output to a mutation of 0.x': {
    code: 'deprecated-mutation',
    text: 'variables: { found: JSON_OBJ }\nnodes:\n  step: { task: look-up, args: [\'"1"\'], next: [{ to: done, set: ["found = legacyOutput()"] }] }\n  done: { exit: {} }',
  },
  'two entrypoints': {
    code: 'one-entrypoint',
    text: 'nodes:\n  start: { entrypoint: {}, next: done }\n  other: { entrypoint: {}, next: done }\n  done: { exit: {} }',
  },
};

const cases = [
  ...[...wrong].filter(([code]) => isFixable(code)).map(([code, text]) => ({ name: code, code, text })),
  ...Object.entries(others).map(([name, { code, text }]) => ({ name, code, text })),
];

const key = ({ code, place }: Problem) =>
  JSON.stringify([code, place.thread, place.node, place.variable, place.field, place.definition]);
const errors = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error');

/** The drawing's files say what the drawing says. */
function expectWhole(drawing: Drawing): void {
  const text = printWorkflow(drawing.workflow);
  expect(parseWorkflow(text, 'x').document, text).toEqual(drawing.workflow);
  expect(parseDefinitions(printDefinitions(drawing.definitions), 'd').definitions).toEqual(
    drawing.definitions,
  );
}

describe.each(cases)('$name', ({ code, text }) => {
  const { problems, drawing } = look({ language: 'yaml', text });
  const problem = problems.find((each) => each.code === code)!;

  it('has a fix', () => {
    expect(problem).toBeDefined();
    expect(fixesFor(problem, drawing!).map(({ label }) => label)).not.toEqual([]);
  });

  it('is gone after each of its fixes, and nothing worse has come', () => {
    for (const fix of fixesFor(problem, drawing!)) {
      expect(fix.label, fix.label).toMatch(/^[A-Z].*[^.]$/);
      const result = fix.run(drawing!);
      if (!result.ok) throw new Error(`${fix.label}: ${result.error.message}`);
      const after = validateWorkflow(result.value);
      expect(after.map(key), fix.label).not.toContain(key(problem));
      const before = new Set(problems.map((each) => each.code));
      expect(
        errors(after).filter((each) => !before.has(each.code)),
        fix.label,
      ).toEqual([]);
      expectWhole(result.value);
      const history = push(emptyHistory(), fix.label, drawing!, result.value);
      expect(history.undoable).toHaveLength(1);
      expect(undo(history, result.value)?.drawing).toEqual(drawing);
    }
  });
});

it('a variable that is public by omission is made private', () => {
  const { document, problems } = importWfSpec({
    name: 'a',
    entrypointThreadName: 'entrypoint',
    threadSpecs: {
      entrypoint: { variableDefs: [{ varDef: { name: 'total', typeDef: { primitiveType: 'INT' } } }] },
    },
  });
  const drawing = { workflow: document!, definitions: noDefinitions, layout: emptyLayout };
  const problem = problems.find((each) => each.code === 'public-by-omission')!;
  const [fix] = fixesFor(problem, drawing);
  const result = fix!.run(drawing);
  expect(result).toMatchObject({
    ok: true,
    value: { workflow: { threads: [{ variables: [{ name: 'total', type: 'INT' }] }] } },
  });
  expect(compileWorkflow(result.ok ? result.value.workflow : document!).problems).toEqual([]);
});

it('a workflow that starts in no thread is started in one that is there', () => {
  const { drawing } = look({ language: 'yaml', text: 'nodes: { step: { nop: {} } }' });
  const lost: Drawing = { ...drawing!, workflow: { ...drawing!.workflow, entrypoint: 'main' } };
  const problem = validateWorkflow(lost).find(({ code }) => code === 'missing-entrypoint-thread')!;
  const result = fixesFor(problem, lost)[0]!.run(lost);
  expect(result.ok && validateWorkflow(result.value).map(({ code }) => code)).toEqual([]);
});

it('a problem that is gone already has no fix', () => {
  const gone: Drawing = { ...look({ language: 'yaml', text: 'nodes: { step: { nop: {} } }' }).drawing! };
  for (const { code, text } of cases) {
    const { problems } = look({ language: 'yaml', text });
    for (const problem of problems.filter((each) => each.code === code))
      for (const fix of fixesFor(problem, gone)) expect(fix.run(gone)).toHaveProperty('ok');
  }
});

it('most codes that a drawing can have are fixable, and all fixable ones are tried here', () => {
  const tried = new Set<string>([...cases.map(({ code }) => code), 'public-by-omission']);
  const fixable = problemCodes.filter(isFixable);
  expect(fixable.filter((code) => !tried.has(code) && code !== 'missing-entrypoint-thread')).toEqual([]);
  expect(fixable.length).toBeGreaterThan(40);
});
