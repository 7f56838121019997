/** The checkout template as a drawing: large enough that every command finds something to do in it. */
import { readFileSync } from 'node:fs';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Result } from '#model/result.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const read = (file: string) =>
  readFileSync(new URL(`../../../templates/checkout/${file}`, import.meta.url), 'utf8');

export function checkoutDrawing(): Drawing {
  const { document } = parseWorkflow(read('checkout.workflow.yaml'), 'checkout.workflow.yaml');
  const { definitions } = parseDefinitions(read('definitions.yaml'), 'definitions.yaml');
  if (document === undefined || definitions === undefined)
    throw new Error('The checkout template is broken.');
  return { workflow: document, definitions, layout: emptyLayout };
}

/** The drawing, or the test fails with the refusal. */
export function taken(result: Result<Drawing, Refusal>): Drawing {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const codeOf = (result: Result<Drawing, Refusal>): string | undefined =>
  result.ok ? undefined : result.error.code;

export function nodeIn(drawing: Drawing, thread: string, name: string): Node {
  const node = drawing.workflow.threads
    .find((each) => each.name === thread)
    ?.nodes.find((each) => each.name === name);
  if (node === undefined) throw new Error(`no node ${thread}/${name}`);
  return node;
}
