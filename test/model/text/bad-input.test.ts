/** Files that nobody wants to get, and large ones: a clear sentence or a good drawing, soon, and nothing lost. */
import { describe, expect, it } from 'vitest';
import { emptyLayout } from '#model/document/layout.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Node } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import { taken } from '../commands/checkout-drawing.ts';

const file = 'x.workflow.yaml';
const drawing = (workflow: WorkflowDocument): Drawing => ({
  workflow,
  definitions: noDefinitions,
  layout: emptyLayout,
});

describe('a merge conflict', () => {
  const text = `paddock: 1
workflow: greet
threads:
  entrypoint:
    nodes:
<<<<<<< HEAD
      start: { entrypoint: {}, next: done }
=======
      start: { entrypoint: {}, next: end }
>>>>>>> other branch
      done: { exit: {} }
`;

  it.each([
    ['a workflow', () => parseWorkflow(text, file).problems],
    ['definitions', () => parseDefinitions(text, 'definitions.yaml').problems],
    ['a layout', () => parseLayout('{\n<<<<<<< HEAD\n}\n', 'x.layout.json').problems],
  ])('in %s is one problem at its first line', (_, problems) => {
    expect(problems()).toMatchObject([{ code: 'merge-conflict', severity: 'error', place: { column: 1 } }]);
  });

  it('is said with its lines and the way out', () => {
    const { document, problems } = parseWorkflow(text, file);
    expect(document).toBeUndefined();
    expect(problems[0]!.place.line).toBe(6);
    expect(problems[0]!.message).toContain('from line 6 to line 10');
    expect(problems[0]!.message).toContain('keep what is to stay');
  });

  it('is not seen in a text that only speaks of one', () => {
    const { problems } = parseWorkflow(
      'paddock: 1\nworkflow: greet\n# <<<<<<< is how Git marks it\nthreads:\n  entrypoint: { nodes: { start: { entrypoint: {}, next: done }, done: { exit: {} } } }\n',
      file,
    );
    expect(problems).toEqual([]);
  });
});

describe('YAML that could hurt', { timeout: 60_000 }, () => {
  it.each([
    ['a cycle', 'paddock: 1\nworkflow: &a [*a]\n', 'anchor'],
    ['a billion laughs', `a: &a [x]\n${'b: [*a, *a]\n'.repeat(50)}`, 'anchor'],
    ['deep lists', '['.repeat(100_000), 'not-yaml'],
    ['a tag', 'paddock: !!js/function "x"\n', 'tag'],
    ['zeros', '\0\0\0', 'not-a-map'],
    ['nothing', '', 'not-a-map'],
  ])('%s gives a problem and no document', (_, text, code) => {
    const { document, problems } = parseWorkflow(text, file);
    expect(document).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]!.message.length).toBeGreaterThan(15);
  });

  it('50 MB are refused at once, by their size', () => {
    const text = `paddock: 1\n${'# a comment that goes on and on\n'.repeat(1_600_000)}`;
    const { problems } = parseWorkflow(text, file);
    expect(text.length).toBeGreaterThan(50_000_000);
    expect(problems).toMatchObject([{ code: 'too-large', place: { line: 1 } }]);
    expect(problems[0]!.message).toMatch(/51\.\d MB.*8 MB/);
  });
});

const names = [
  `it's "quoted"`,
  'emoji 🧾💳',
  'عربى من اليمين',
  'שלום \u202Eevil\u202C',
  'back`tick',
  'a\\b\n\tc',
  ' spaced ',
  'true',
  '~',
  '1.5',
  '#hash',
  '- dash',
  '{brace',
  '__proto__',
  'constructor',
  'family 👨‍👩‍👧',
  '\u0000',
  '\uD800',
];

describe('odd names', () => {
  const start: Node = { kind: 'entrypoint', name: 'start', onFailure: [], next: [{ to: 'done' }] };
  const done: Node = { kind: 'exit', name: 'done', onFailure: [], next: [] };

  it.each(names)('%j names a node, a thread and a variable, all the way to the wire and back', (name) => {
    const thread = { variables: [], interrupts: [], nodes: [start, done] };
    const plain: WorkflowDocument = {
      name: 'odd',
      entrypoint: 'entrypoint',
      threads: [
        { ...thread, name: 'entrypoint', variables: [{ name: 'v', type: 'INT' }] },
        { ...thread, name },
      ],
    };
    const set: Drawing = drawing({
      ...plain,
      threads: plain.threads.map((each) => ({
        ...each,
        nodes: each.nodes.map((node) =>
          node.kind === 'entrypoint' && each.name === 'entrypoint'
            ? { ...node, next: [{ to: 'done', set: ['v = v + 1'] }] }
            : node,
        ),
      })),
    });
    const renamed = renameVariable(taken(renameNode(set, { thread: 'entrypoint', node: 'done', name })), {
      thread: 'entrypoint',
      variable: 'v',
      name,
    });
    const { workflow } = taken(renamed);
    const text = printWorkflow(workflow);
    const read = parseWorkflow(text, file);
    expect(read.problems, text).toEqual([]);
    expect(read.document, text).toEqual(workflow);
    const { request, problems } = compileWorkflow(workflow);
    expect(problems).toEqual([]);
    expect(importWfSpec(request!).document).toEqual(workflow);
    expect(validateWorkflow(drawing(workflow)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('large workflows', { timeout: 120_000 }, () => {
  it('1,000 variables are read, judged and printed', () => {
    const variables = Array.from({ length: 1000 }, (_, at) => ({ name: `v${at}`, type: 'INT' }));
    const set = variables.map(({ name }) => `${name} = ${name} + 1`);
    const workflow: WorkflowDocument = {
      name: 'many',
      entrypoint: 'entrypoint',
      threads: [
        {
          name: 'entrypoint',
          variables,
          interrupts: [],
          nodes: [
            { kind: 'entrypoint', name: 'start', onFailure: [], next: [{ to: 'done', set }] },
            { kind: 'exit', name: 'done', onFailure: [], next: [] },
          ],
        },
      ],
    };
    const text = printWorkflow(workflow);
    const read = parseWorkflow(text, file);
    expect(read.document).toEqual(workflow);
    expect(validateWorkflow(drawing(read.document!))).toEqual([]);
  });

  const nodes: Node[] = Array.from({ length: 5000 }, (_, at): Node => {
    const next = [{ to: at === 4998 ? 'done' : `n${at + 1}` }];
    if (at === 0) return { kind: 'entrypoint', name: 'n0', onFailure: [], next };
    if (at === 4999) return { kind: 'exit', name: 'done', onFailure: [], next: [] };
    return { kind: 'sleep', name: `n${at}`, seconds: `${(at % 50) + 1} s`, onFailure: [], next };
  });
  const long: WorkflowDocument = {
    name: 'long',
    entrypoint: 'entrypoint',
    threads: [{ name: 'entrypoint', variables: [], interrupts: [], nodes }],
  };

  it('a thread of 5,000 nodes is printed, read, compiled, imported and judged', () => {
    const text = printWorkflow(long);
    const read = parseWorkflow(text, file);
    expect(read.problems).toEqual([]);
    expect(read.document).toEqual(long);
    const { request } = compileWorkflow(long);
    expect(importWfSpec(request!).document).toEqual(long);
    expect(validateWorkflow(drawing(long))).toEqual([]);
  });

  it('an edit in the middle of it changes the text there and nowhere else', () => {
    const text = printWorkflow(long).replace('n2500:', 'n2500: # half way\n       ');
    const before = parseWorkflow(text, file).document ?? long;
    const after = taken(
      renameNode(drawing(before), { thread: 'entrypoint', node: 'n2400', name: 'renamed' }),
    );
    const edited = editWorkflowText(text, after.workflow);
    expect(edited).toContain('# half way');
    expect(edited).toContain('renamed:');
  });
});
