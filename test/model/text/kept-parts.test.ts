/** A text read after another one that is nearly the same gives what reading it first would give: document, problems, places. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { readWorkflowText } from '#model/text/parse-workflow.ts';
import { wideDrawing } from '../../bench/canvas/wide-drawing.ts';
import { random } from '../../renderer/canvas/random-thread.ts';

const FILE = 'x.workflow.yaml';
const threadNames = /^ {2}([\w-]+):$/gm;

/** Reads a workflow with the same threads, in which there is nothing. */
function forget(text: string): void {
  const threads = [...text.matchAll(threadNames)].map(([, name]) => `  ${name}:\n    nodes: {}\n`);
  parseWorkflow(
    `paddock: 1\nworkflow: none\nthreads:\n  entrypoint:\n    nodes: {}\n${threads.join('')}`,
    FILE,
  );
}

/** All that is known of a text, offsets inside expressions among it. */
function all(text: string): unknown {
  const { document, problems, places } = parseWorkflow(text, FILE);
  const spans = [...readWorkflowText(text, FILE).reader.allSpans()].map(([at, { start, end, inner }]) => [
    at,
    [start, end, inner?.(0), inner?.(3)],
  ]);
  const lines = text.split('\n').map((_, index) => places.placeAtLine(index + 1, 7));
  return { document, problems, lines, spans: Object.fromEntries(spans) };
}

const snippets = ['x', ' ', '\n', ': ', '# c\n', '"', '> 1', '\n\n', '  ', "'", '[', 'task'];

it.each([
  ['a wide drawing', printWorkflow(wideDrawing(30).workflow)],
  ['the checkout template', readFileSync('templates/checkout/checkout.workflow.yaml', 'utf8')],
])('%s, changed at random places', { timeout: 60_000 }, (_name, text) => {
  const next = random(5);
  const below = (count: number): number => Math.floor(next() * count);
  let good = 0;
  for (let turn = 0; turn < 60; turn++) {
    const at = below(text.length);
    const changed = text.slice(0, at) + snippets[below(snippets.length)] + text.slice(at + below(3));
    forget(text);
    const cold = all(changed);
    forget(text);
    parseWorkflow(text, FILE);
    expect(all(changed), JSON.stringify(changed.slice(at - 40, at + 40))).toEqual(cold);
    if (parseWorkflow(changed, FILE).document) good += 1;
  }
  expect(good).toBeGreaterThan(8);
});

it('the nodes that say the same are the very objects of before', () => {
  const text = printWorkflow(wideDrawing(30).workflow);
  const before = parseWorkflow(text, FILE).document!.threads[0]!.nodes;
  const after = parseWorkflow(text.replace('count > 3', 'count > 33'), FILE).document!.threads[0]!.nodes;
  expect(after.filter((node) => !before.includes(node))).toHaveLength(1);
});
