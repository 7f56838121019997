/** What is wrong in a file is said with line, column and a sentence; nothing that anybody writes makes it throw. */
import { readFileSync } from 'node:fs';
import fc from '../../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseProject } from '#model/text/project-file.ts';
import { parseScenario } from '#model/text/scenario-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const template = readFileSync(
  new URL('../../../templates/checkout/checkout.workflow.yaml', import.meta.url),
  'utf8',
);

/** `line:column code` of each problem. */
const found = (text: string) =>
  parseWorkflow(text, 'x.workflow.yaml').problems.map(
    ({ code, place }) => `${place.line}:${place.column} ${code}`,
  );

const workflow = (nodes: string, rest = '') => `paddock: 1
workflow: w
${rest}threads:
  entrypoint:
    nodes:
${nodes}`;

describe('files that can not be read at all', () => {
  it.each([
    ['', '1:1 not-a-map'],
    ['just a text', '1:1 not-a-map'],
    ['- 1\n- 2\n', '1:1 not-a-map'],
    ['workflow: x\n', '1:1 missing-version'],
    ['paddock: 2\nsomething: else\nthreads: 5\n', '1:10 newer-version'],
    ['paddock: one\n', '1:10 wrong-type'],
    ['paddock: 1\nthreads: {a: *x}\n', '2:14 alias'],
    ['paddock: 1\nworkflow: &x a\nthreads: *x\n', '2:14 anchor'],
    ['paddock: 1\nworkflow: !!js/function x\n', '2:25 tag'],
    ['paddock: 1\n\tx: 1\n', '2:1 not-yaml'],
    ['paddock: 1\nworkflow: [a\n', '3:1 not-yaml'],
  ])('%j', (text, problem) => {
    expect(parseWorkflow(text, 'x').document).toBeUndefined();
    expect(found(text)).toContain(problem);
  });

  it('refuses a newer version with one sentence', () => {
    const { problems } = parseWorkflow('paddock: 2\nsomething: else\n', 'x');
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toMatch(/version 2.*newer Paddock/);
  });

  it('is not blown up by aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, index) => {
        const before = 'abcdefgh'[index]!;
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(',')}]`;
      }),
    ].join('\n');
    expect(found(`paddock: 1\n${bomb}\n`).some((each) => each.endsWith(' anchor'))).toBe(true);
  });

  it('refuses a huge file and a deep one', () => {
    expect(found(`paddock: 1\n#${'x'.repeat(8_000_001)}`)).toEqual(['1:1 too-large']);
    expect(found(`paddock: 1\nthreads: ${'['.repeat(70)}${']'.repeat(70)}\n`)).toContain('2:70 too-deep');
    expect(parseWorkflow('['.repeat(200_000), 'x').problems[0]!.code).toBe('not-yaml');
  });
});

describe('files that say something wrong', () => {
  it('names the nearest known key', () => {
    const { problems, document } = parseWorkflow(
      workflow('      a: { task: t, agrs: [], next: a }\n'),
      'f.yaml',
    );
    expect(document).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'unknown-key',
        severity: 'error',
        place: { file: 'f.yaml', line: 6, column: 21, thread: 'entrypoint', node: 'a' },
      },
    ]);
    expect(problems[0]!.message).toContain('Did you mean “args”?');
  });

  it.each([
    ['a kind that is none', '      a: { taks: t }\n', '6:12 unknown-key'],
    ['no kind at all', '      a: {}\n', '6:10 no-kind'],
    ['two kinds', '      a: { task: t, nop: {} }\n', '6:10 one-of'],
    ['the same node twice', '      a: { exit: {} }\n      a: { exit: {} }\n', '7:7 duplicate-name'],
    ['a text for a number', '      a: { task: t, retries: many }\n', '6:30 wrong-type'],
    ['a broken duration', '      a: { task: t, timeout: 3 dyas }\n', '6:30 wrong-type'],
    ['a list for a name', '      a: { task: [t] }\n', '6:18 wrong-type'],
    [
      'an unknown error type',
      '      a: { task: t, on-failure: [{ error: TIMOUT, run: a }] }\n',
      '6:43 wrong-type',
    ],
    [
      'a handler of two kinds',
      '      a: { task: t, on-failure: [{ error: TIMEOUT, any: ERROR, run: a }] }\n',
      '6:34 one-of',
    ],
    [
      'nothing where an expression is wanted',
      '      a: { task: t, args: [x, ] , next: { } }\n',
      '6:41 wrong-type',
    ],
    ['an edge to nowhere', '      a: { nop: {}, next: b }\n', '6:27 edge-to-missing-node'],
    [
      'an edge of a list to nowhere',
      '      a:\n        nop: {}\n        next:\n          - { to: b }\n',
      '9:19 edge-to-missing-node',
    ],
    ['a task without a name', '      a: { task: }\n', '6:18 missing-value'],
  ])('%s', (_, nodes, problem) => expect(found(workflow(nodes))).toContain(problem));

  it('gives the document all the same when only its meaning is wrong', () => {
    const { document, problems } = parseWorkflow(workflow('      a: { nop: {}, next: b }\n'), 'x');
    expect(document?.threads[0]?.nodes[0]?.next).toEqual([{ to: 'b' }]);
    expect(problems).toMatchObject([{ code: 'edge-to-missing-node', place: { node: 'a', edge: 0 } }]);
  });

  it('misses the entrypoint', () =>
    expect(found('paddock: 1\nworkflow: w\nentrypoint: main\nthreads: { other: { nodes: {} } }\n')).toEqual([
      '4:10 missing-entrypoint-thread',
    ]));
});

describe('a broken expression', () => {
  /** The text of the file from the problem's place on. */
  const rest = (text: string): string[] =>
    parseWorkflow(text, 'x').problems.map(({ place }) =>
      text.split('\n')[place.line! - 1]!.slice(place.column! - 1),
    );

  it.each([
    ['plain', '      a: { task: t, args: [x, y +] }\n'],
    ['single quotes', `      a: { task: t, args: ['"it''s" + )'] }\n`],
    ['double quotes', '      a: { task: t, args: ["\\"a\\u0041\\" + )"] }\n'],
    ['in a set', '      a: { nop: {}, next: [{ to: a, set: { x: 1 + ) } }] }\n'],
    ['in a mutation', '      a: { nop: {}, next: [{ to: a, set: [x += )] }] }\n'],
    [
      'in a block',
      '      a:\n        task: t\n        args:\n          - |-\n            x +\n            )\n',
    ],
    [
      'folded',
      '      a:\n        task: t\n        args:\n          - >-\n            x +\n            y + )\n',
    ],
  ])('has its exact place: %s', (_, nodes) => {
    const text = workflow(nodes, 'variables: { x: INT, y: INT }\n');
    const places = rest(text);
    expect(places).toHaveLength(1);
    expect(places[0]).toMatch(/^[)\]]/);
  });

  it('in a type or a default of a variable', () => {
    const text = workflow(
      '      a: { exit: {} }\n',
      'variables:\n  x: { type: Arry<INT> }\n  y: { type: INT, default: 5 5 }\n',
    );
    const { problems } = parseWorkflow(text, 'x');
    expect(problems.map(({ place }) => [place.line, place.variable])).toEqual([
      [4, 'x'],
      [5, 'y'],
    ]);
  });
});

const parsers = [parseWorkflow, parseDefinitions, parseScenario, parseProject, parseLayout];

describe('whatever somebody writes', () => {
  it('gives a value', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        'paddock: 1\n',
        'workflow: ',
        'threads:\n',
        '  ',
        '\n',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ': ',
        ', ',
      ),
      fc.constantFrom(
        'nodes:',
        'task: ',
        'next: ',
        '"',
        "'",
        '|',
        '>',
        '&a ',
        '*a',
        '!!',
        '? ',
        '#',
        '---',
        '<<: ',
        '\t',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const parse of parsers) expect(Array.isArray(parse(pieces.join(''), 'x').problems)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives a value when a good file is damaged', () => {
    const lines = template.split('\n').slice(0, 40).join('\n');
    const cut = fc.record({ at: fc.nat(lines.length), length: fc.nat(30), put: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(cut, ({ at, length, put }) => {
        const text = lines.slice(0, at) + put + lines.slice(at + length);
        const { problems, places } = parseWorkflow(text, 'x');
        for (const { place } of problems) {
          expect(place.line).toBeGreaterThan(0);
          expect(places.placeAtLine(place.line!, 1)).not.toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });
});
