/** A text read again after a change in one place gives the very nodes and offsets that reading all of it gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { readAfresh, readYaml } from '#model/text/yaml/read-yaml.ts';
import { rereadYaml } from '#model/text/yaml/reread-yaml.ts';
import type { YamlNode } from '#model/text/yaml/yaml-node.ts';
import { wideDrawing } from '../../bench/canvas/wide-drawing.ts';
import { random } from '../../renderer/canvas/random-thread.ts';

const texts = [
  printWorkflow(wideDrawing(12).workflow),
  readFileSync('templates/checkout/checkout.workflow.yaml', 'utf8'),
  'paddock: 1\n# first\na:\n  b: |\n    one\n      two\n\n  # behind\n  "c d": {x: 1, y: [2, 3]}\n  e: >-\n    folded\n    text\nf:\n- g: 1\n  h: 2\n- i\n\nj: "last"',
];

const snippets = [
  'x',
  ' ',
  '\n',
  ':',
  ' # c',
  '"',
  '- ',
  '  k: v\n',
  '|',
  '}',
  '\t',
  "'",
  '\n\n',
  '&a ',
  ', ',
  '\r\n',
  'a: 1',
  '0',
];

/** Counts how often the fast way was taken, so that a test of nothing is noticed. */
function compare(before: string, root: YamlNode, after: string): boolean {
  const whole = readAfresh(after);
  const read = rereadYaml({ text: before, root }, after, (part) => {
    const found = readAfresh(part);
    return found.faults.length === 0 ? found.root : undefined;
  });
  if (read === undefined) return false;
  expect({ root: read, faults: [] }, JSON.stringify(after)).toEqual(whole);
  return true;
}

describe('reading again', () => {
  it('equals reading afresh after hundreds of random changes', () => {
    const next = random(11);
    const below = (count: number): number => Math.floor(next() * count);
    let fast = 0;
    for (const text of texts) {
      const root = readAfresh(text).root!;
      for (let turn = 0; turn < 250; turn++) {
        const at = below(text.length);
        const removed = next() < 0.5 ? 0 : below(next() < 0.8 ? 4 : 60);
        const inserted = next() < 0.3 ? '' : snippets[below(snippets.length)]!;
        if (compare(text, root, text.slice(0, at) + inserted + text.slice(at + removed))) fast += 1;
      }
    }
    expect(fast).toBeGreaterThan(200);
  });

  it('shares what stands before the change', () => {
    const text = printWorkflow(wideDrawing(100).workflow);
    const first = readYaml(text).root!;
    const second = readYaml(text.replace('task: work', 'task: works')).root!;
    const entry = (node: YamlNode, index: number) => (node.kind === 'map' ? node.entries[index] : undefined);
    expect(entry(second, 0)).toBe(entry(first, 0));
  });
});
