/** Whatever people do to a drawing, compiling and validating it answers Problems; and remembered verdicts are never stale. */
import fc from '../../kit/fast-check.ts';
import { expect, it } from 'vitest';
import type { Drawing } from '#model/document/drawing.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { checkoutDrawing } from '../commands/checkout-drawing.ts';
import { editNames, randomEdit } from '../history/random-edit.ts';

const steps = fc.array(
  fc.record({
    edit: fc.nat({ max: editNames.length - 1 }),
    choices: fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 8 }),
  }),
  { minLength: 5, maxLength: 20 },
);

it('never throws along a walk of edits, and tells after each the same as a fresh look', () => {
  fc.assert(
    fc.property(steps, (walk) => {
      let drawing: Drawing = checkoutDrawing();
      for (const { edit, choices } of walk) {
        const { result } = randomEdit(drawing, edit, choices);
        if (!result.ok) {
          expect(result.error.message.length).toBeGreaterThan(10);
          continue;
        }
        drawing = result.value;
        const { request, problems } = compileWorkflow(drawing.workflow);
        expect(request === undefined).toBe(problems.length > 0);
        expect(validateWorkflow(drawing)).toEqual(validateWorkflow(structuredClone(drawing)));
      }
    }),
    { numRuns: 40 },
  );
});
