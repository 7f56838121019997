// A file that is built edit by edit reads like one that is written at once; what somebody styled keeps its style.
import { expect, test } from 'vitest';
import { editNode } from '#model/commands/edit-node.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { checkoutDrawing, taken } from '../commands/checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';
const failing = (name: string, drawing: Drawing): Drawing =>
  taken(editNode(drawing, { thread, node: 'done', patch: { fail: { name, message: 'The bank said no' } } }));

test('an entry on one line that gets more to say is written as the printer writes it', () => {
  const printed = printWorkflow(checkout.workflow);
  const { workflow } = failing('late', checkout);
  expect(editWorkflowText(printed, workflow)).toBe(printWorkflow(workflow));
  expect(editWorkflowText(printWorkflow(workflow), checkout.workflow)).toBe(printed);
});

test('an entry that somebody wrote in another form keeps it', () => {
  const styled = printWorkflow(checkout.workflow).replace(
    'done: { exit: {} }',
    'done: {exit: {}}  # the end',
  );
  const text = editWorkflowText(styled, failing('late', checkout).workflow);
  expect(text).toMatch(/done: \{exit: \{\}, fail: .*\} {2}# the end/);
  expect(parseWorkflow(text, '').document).toEqual(failing('late', checkout).workflow);
});
