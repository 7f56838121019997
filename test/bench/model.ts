/**
 * What the model does with big drawings. Wanted (design, "What we promise"): compile and validate 5,000 nodes within 50 ms; a
 * keystroke at 500 nodes far below 16 ms, so that the canvas has its share; undo of a 500-node paste within 50 ms.
 */
import { editNode } from '#model/commands/edit-node.ts';
import { pasteNodes } from '#model/commands/paste-nodes.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { wfSpecJson } from '#model/compile/canonical-json.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { largeDrawing } from './large-drawing.ts';
import { shown, timed, timedEach } from './figures.ts';

/** The same drawing in new objects, so that nothing that was kept for the old ones helps. */
const fresh = (drawing: Drawing): Drawing => structuredClone(drawing);

/** And with texts that nobody has seen before. */
const unseen = (drawing: Drawing, salt: number): Drawing => {
  const text = JSON.stringify(drawing)
    .replaceAll('count + ', `count + ${salt}`)
    .replaceAll('count > ', `count > ${salt}`);
  return JSON.parse(text) as Drawing;
};

function fromNothing(
  drawing: Drawing,
  what: string,
  copy: (drawing: Drawing, round: number) => Drawing,
): void {
  const copies = Array.from({ length: 15 }, (_, round) => copy(drawing, round + 1));
  const took = timedEach(
    copies.map((each) => () => {
      compileWorkflow(each.workflow);
      validateWorkflow(each);
    }),
  );
  console.log(`compile + validate 5,000 nodes, ${what}: ${shown(took)}`);
}

/** One letter more in an argument of a node in the middle, up to the problems. */
function keystrokes(count: number): void {
  let drawing = largeDrawing(count);
  validateWorkflow(drawing);
  let text = 'count + 1';
  const type = () => {
    text += '1';
    const args = { thread: 'entrypoint', node: `n${count / 2 + 1}`, patch: { args: ['label', text] } };
    const edited = editNode(drawing, args);
    if (!edited.ok) throw new Error(edited.error.message);
    drawing = edited.value;
    validateWorkflow(drawing);
  };
  console.log(`keystroke to problems at ${count} nodes: ${shown(timed(15, type))}`);
}

/** The drawing, the file's text, what stands where in it, and the problems, as after a step back in the app. */
function undoOfPaste(count: number): void {
  const before = largeDrawing(count);
  const clip = { nodes: before.workflow.threads[0]!.nodes.slice(1, 501), places: {} };
  const pasted = pasteNodes(before, { thread: 'entrypoint', clip });
  if (!pasted.ok) throw new Error(pasted.error.message);
  const history = push(emptyHistory(), 'Paste', before, pasted.value);
  const text = printWorkflow(pasted.value.workflow);
  const took = timed(9, () => {
    const back = undo(history, pasted.value)!.drawing;
    parseWorkflow(editWorkflowText(text, back.workflow), 'large.workflow.yaml');
    validateWorkflow(back);
  });
  console.log(`undo of 500 pasted nodes at ${count}, with text and problems: ${shown(took)}`);
}

export function run(): Promise<void> {
  const drawing = largeDrawing(5000);
  fromNothing(drawing, 'new objects', fresh);
  fromNothing(drawing, 'new objects and new texts', unseen);
  keystrokes(500);
  keystrokes(5000);
  undoOfPaste(500);
  console.log(
    `the same drawing again: ${shown(timed(5, () => (compileWorkflow(drawing.workflow), validateWorkflow(drawing))))}`,
  );
  const edited = () => {
    const [thread, ...others] = drawing.workflow.threads;
    const nodes = [...thread!.nodes];
    nodes[100] = { ...nodes[100]! };
    return { ...drawing, workflow: { ...drawing.workflow, threads: [{ ...thread!, nodes }, ...others] } };
  };
  console.log(`validate after an edit of one node: ${shown(timed(7, () => validateWorkflow(edited())))}`);
  const text = printWorkflow(drawing.workflow);
  console.log(`print: ${shown(timed(3, () => printWorkflow(drawing.workflow)))}`);
  console.log(
    `parse ${(text.length / 1024).toFixed(0)} KiB of YAML: ${shown(timed(3, () => parseWorkflow(text, 'large.workflow.yaml')))}`,
  );
  const { request } = compileWorkflow(drawing.workflow);
  console.log(`canonical JSON: ${shown(timed(3, () => wfSpecJson(request!)))}`);
  return Promise.resolve();
}
