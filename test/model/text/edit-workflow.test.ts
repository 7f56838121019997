/** An edit changes its own lines only, and the text then says exactly the edited document. */
import { readFileSync } from 'node:fs';
import fc from '../../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';

const template = readFileSync(
  new URL('../../../templates/checkout/checkout.workflow.yaml', import.meta.url),
  'utf8',
);
const untidy = readFileSync(new URL('../../fixtures/untidy.workflow.yaml', import.meta.url), 'utf8');

const read = (text: string): WorkflowDocument => {
  const { document, problems } = parseWorkflow(text, 'x');
  expect(problems).toEqual([]);
  return document!;
};

const changeThread = (
  document: WorkflowDocument,
  name: string,
  change: (thread: ThreadSpec) => ThreadSpec,
) => ({
  ...document,
  threads: document.threads.map((thread) => (thread.name === name ? change(thread) : thread)),
});

const changeNode = (document: WorkflowDocument, name: string, change: (node: Node) => Partial<Node>) =>
  changeThread(document, 'entrypoint', (thread) => ({
    ...thread,
    nodes: thread.nodes.map((node) => (node.name === name ? ({ ...node, ...change(node) } as Node) : node)),
  }));

/** Lines that went and lines that came. */
const difference = (before: string, after: string) => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !now.includes(line)),
    come: now.filter((line) => !old.includes(line)),
  };
};

describe('editing the checkout', () => {
  const document = read(template);
  const edited = (next: WorkflowDocument) => {
    const text = editWorkflowText(template, next);
    expect(read(text)).toEqual(next);
    return difference(template, text);
  };

  it('leaves the text alone when nothing changed', () =>
    expect(editWorkflowText(template, read(template))).toBe(template));

  it('changes one argument in its place', () =>
    expect(
      edited(changeNode(document, 'charge', () => ({ args: ['order-id', 'cart.sum', 'card-token'] }))),
    ).toEqual({
      gone: ['        args: [order-id, cart.total, card-token]'],
      come: ['        args: [order-id, cart.sum, card-token]'],
    }));

  it('adds a field where it belongs', () =>
    expect(edited(changeNode(document, 'charge', () => ({ timeoutSeconds: 90 })))).toEqual({
      gone: [],
      come: ['        timeout: 1 min 30 s'],
    }));

  it('keeps the comment above an edge when an edge is put before it', () => {
    const next = changeNode(document, 'charge', (node) => ({
      next: [{ to: 'ship', when: 'gave-up' }, ...node.next],
    }));
    const lines = editWorkflowText(template, next).split('\n');
    const at = lines.findIndex((line) => line.includes('to: ship, when: gave-up'));
    expect(lines[at + 1]).toContain('# LittleHorse skips this');
    expect(lines[at + 2]).toContain('{ to: paid, set: { charged: true } }');
  });

  it('adds, moves and removes nodes as whole blocks', () => {
    const added: Node = { name: 'x', kind: 'nop', onFailure: [], next: [{ to: 'done' }] };
    expect(
      edited(
        changeThread(document, 'entrypoint', (thread) => ({ ...thread, nodes: [...thread.nodes, added] })),
      ),
    ).toEqual({ gone: [], come: ['      x:'] });
    expect(
      edited(
        changeThread(document, 'give-up', (thread) => ({ ...thread, nodes: thread.nodes.toReversed() })),
      ),
    ).toEqual({ gone: [], come: [] });
    const without = changeThread(document, 'entrypoint', (thread) => ({
      ...thread,
      nodes: thread.nodes.filter(({ name }) => name !== 'done'),
    }));
    const text = editWorkflowText(template, without);
    expect(difference(template, text)).toEqual({ gone: ['      done: { exit: {} }'], come: [] });
  });

  it('renames a node in its place', () =>
    expect(
      edited({
        ...document,
        threads: document.threads.map((thread) =>
          thread.name !== 'receipt'
            ? thread
            : {
                ...thread,
                nodes: thread.nodes.map((node) =>
                  node.name === 'sent'
                    ? { ...node, name: 'all-sent' }
                    : {
                        ...node,
                        next: node.next.map((edge) => (edge.to === 'sent' ? { to: 'all-sent' } : edge)),
                      },
                ),
              },
        ),
      }),
    ).toEqual({
      gone: ['        next: sent', '      sent: { exit: {} }'],
      come: ['        next: all-sent', '      all-sent: { exit: {} }'],
    }));

  it('prints whole what can not be read', () =>
    expect(editWorkflowText('paddock: [', document)).toBe(printWorkflow(document)));
});

describe('editing a file written by hand', () => {
  const document = read(untidy);
  const comments = untidy.split('\n').filter((line) => line.includes('#'));

  it('keeps every comment and all else as it was', () => {
    const next = changeNode(document, 'charge', () => ({ retries: 7 }));
    const text = editWorkflowText(untidy, next);
    expect(read(text)).toEqual(next);
    for (const comment of comments) expect(text).toContain(comment.slice(comment.indexOf('#')));
    expect(difference(untidy, text)).toEqual({
      gone: ['          retries: 3   # the bank asks for it'],
      come: ['          retries: 7   # the bank asks for it'],
    });
  });
});

describe('editing a file with Windows line ends', () => {
  it('keeps them', () => {
    const source = template.replaceAll('\n', '\r\n');
    const text = editWorkflowText(source, { ...read(source), retentionSeconds: 3600 });
    expect(text).toBe(source.replace('workflow: checkout\r\n', 'workflow: checkout\r\nretention: 1 h\r\n'));
  });
});

const texts = [template, untidy];
const words = fc.constantFrom(
  'order-id',
  '5',
  '"a, b"',
  '{"a":1}',
  'null',
  'output(reserve).available',
  "it's: #x",
  '',
);

/** A random change of a random record, nonsense included: the text must follow whatever the document says. */
const mutate = (
  document: WorkflowDocument,
  pick: (max: number) => number,
  word: string,
): WorkflowDocument => {
  const thread = document.threads[pick(document.threads.length)]!;
  const node = thread.nodes[pick(thread.nodes.length)];
  if (node === undefined) return { ...document, retentionSeconds: pick(100) };
  const put = (next: Partial<ThreadSpec>) =>
    changeThread(document, thread.name, (each) => ({ ...each, ...next }));
  const putNode = (next: object) =>
    put({ nodes: thread.nodes.map((each) => (each === node ? ({ ...node, ...next } as Node) : each)) });
  const fresh: Node = {
    name: `new ${pick(9)}`,
    kind: 'task',
    args: [word],
    onFailure: [],
    next: [{ to: word }],
  };
  const rotated = <T>(items: readonly T[]) => [...items.slice(1), ...items.slice(0, 1)];
  switch (pick(12)) {
    case 0:
      return putNode({ next: [...node.next, { to: word, when: word }] });
    case 1:
      return putNode({ next: rotated(node.next) });
    case 2:
      return putNode({ next: node.next.slice(1) });
    case 3:
      return putNode({ next: node.next.map((edge) => ({ ...edge, set: [`${word} += 1`, 'x = 5'] })) });
    case 4:
      return putNode({ onFailure: [...node.onFailure, { run: word, failure: word }] });
    case 5:
      return put({ nodes: thread.nodes.filter((each) => each !== node) });
    case 6:
      return put({ nodes: rotated(thread.nodes) });
    case 7:
      if (thread.nodes.some(({ name }) => name === fresh.name)) return document;
      return put({ nodes: thread.nodes.toSpliced(pick(thread.nodes.length), 0, fresh) });
    case 8:
      return putNode({ name: `${node.name}'` });
    case 9:
      return put({ variables: [{ name: 'INPUT', type: 'STR', default: word }] });
    case 10:
      return put({ interrupts: [...thread.interrupts, { event: word, run: word }] });
    default:
      return putNode({ kind: 'nop' });
  }
};

describe('any edits one after the other', () => {
  it('leave a text that says exactly the document', () => {
    const step = fc.tuple(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), words);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        (start, steps) => {
          let text = start;
          let document = parseWorkflow(text, 'x').document!;
          for (const [numbers, word] of steps) {
            let at = 0;
            document = mutate(document, (max) => numbers[at++ % 4]! % Math.max(1, max), word);
            document = structuredClone(document);
            text = editWorkflowText(text, document);
            const again = parseWorkflow(text, 'x');
            expect(again.document, text).toEqual(cleaned(document));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A node that became a NOP still carries fields of its old kind, which no file says. */
const cleaned = (document: WorkflowDocument): WorkflowDocument =>
  parseWorkflow(printWorkflow(document), 'x').document!;
