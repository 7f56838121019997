/** Compile and validate a drawing of 5,000 nodes; wanted: both together within 50 ms (design, "What we promise"). */
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { wfSpecJson } from '#model/compile/canonical-json.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { largeDrawing } from './large-drawing.ts';
import { shown, timed } from './figures.ts';

/** The same drawing in new objects, so that nothing that was kept for the old ones helps. */
function fresh(drawing: Drawing): Drawing {
  return structuredClone(drawing);
}

export function run(): Promise<void> {
  const drawing = largeDrawing(5000);
  const clones = Array.from({ length: 12 }, () => fresh(drawing));
  let next = 0;
  console.log(
    `compile + validate 5,000 nodes, new objects: ${shown(
      timed(5, () => {
        const clone = clones[next++]!;
        compileWorkflow(clone.workflow);
        validateWorkflow(clone);
      }),
    )}`,
  );
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
