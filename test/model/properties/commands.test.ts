/**
 * Any walk of commands and quick fixes keeps the drawing well formed or refuses with a reason; undo all the way and redo all
 * the way come back to the same. Walks begin at the checkout and at WfSpecs from seeds; a failure names its seed.
 */
import { describe, expect, it } from 'vitest';
import type { Drawing } from '#model/document/drawing.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { fixesFor } from '#model/fixes/fixes-for.ts';
import { emptyHistory, push, redo, undo, type History } from '#model/history.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout, printLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printDefinitions } from '#model/text/print-definitions.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { Chance } from '../../differential/random/chance.ts';
import { checkoutDrawing } from '../commands/checkout-drawing.ts';
import { editNames, randomEdit } from '../history/random-edit.ts';
import { seededDrawing } from './generated.ts';
import { faultsOf } from './well-formed.ts';

const STEPS = 40;

interface Step {
  readonly label: string;
  readonly before: Drawing;
  readonly result: ReturnType<typeof randomEdit>['result'];
}

/** One command, or now and then one of the quick fixes that are offered. */
function step(drawing: Drawing, chance: Chance): Step {
  if (chance.is(20)) {
    const fixes = validateWorkflow(drawing).flatMap((problem) => fixesFor(problem, drawing));
    const fix = fixes[chance.below(Math.max(fixes.length, 1))];
    if (fix !== undefined) return { label: fix.label, before: drawing, result: fix.run(drawing) };
  }
  const choices = Array.from({ length: 8 }, () => chance.below(1000));
  const { label, result } = randomEdit(drawing, chance.below(editNames.length), choices);
  return { label, before: drawing, result };
}

/** Its files say what it says, and read back give it again. */
function expectInFiles({ workflow, definitions, layout }: Drawing, where: string): void {
  const text = printWorkflow(workflow);
  expect(parseWorkflow(text, 'w').document, `${where}\n${text}`).toEqual(workflow);
  expect(parseDefinitions(printDefinitions(definitions), 'd').definitions, where).toEqual(definitions);
  expect(parseLayout(printLayout(layout), 'l').layout, where).toEqual(layout);
}

function walk(start: Drawing, chance: Chance, where: string): { end: Drawing; history: History } {
  let drawing = start;
  let history: History = emptyHistory(10_000);
  const known = new Set(faultsOf(start));
  for (let number = 0; number < STEPS; number++) {
    const { label, result } = step(drawing, chance);
    const here = `${where}, step ${number}: ${label}`;
    if (!result.ok) {
      expect(result.error.code, here).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(result.error.message, here).toMatch(/^.{10,}[.?]$/s);
      continue;
    }
    const faults = faultsOf(result.value).filter((fault) => !known.has(fault));
    expect(faults, here).toEqual([]);
    history = push(history, label, drawing, result.value);
    drawing = result.value;
  }
  expectInFiles(drawing, where);
  const { request, problems } = compileWorkflow(drawing.workflow);
  expect(request === undefined, where).toBe(problems.length > 0);
  if (request !== undefined) expect(importWfSpec(request).document, where).toBeDefined();
  validateWorkflow(drawing);
  return { end: drawing, history };
}

function backAndForth(start: Drawing, { end, history }: ReturnType<typeof walk>, where: string): void {
  let now = { drawing: end, history };
  for (let next = undo(now.history, now.drawing); next; next = undo(now.history, now.drawing)) now = next;
  expect(now.drawing, where).toEqual(start);
  for (let next = redo(now.history, now.drawing); next; next = redo(now.history, now.drawing)) now = next;
  expect(now.drawing, where).toEqual(end);
}

describe('a walk of commands', () => {
  const start = checkoutDrawing();

  it.each([[1], [2], [3], [4]])('from the checkout, part %i', { timeout: 240_000 }, (part) => {
    for (let seed = part * 1000; seed < part * 1000 + 25; seed++) {
      const where = `checkout, seed ${seed}`;
      backAndForth(start, walk(start, new Chance(seed), where), where);
    }
  });

  it.each([[1], [2], [3], [4]])('from WfSpecs of seeds, part %i', { timeout: 240_000 }, (part) => {
    for (let seed = part * 100; seed < part * 100 + 40; seed++) {
      const from = seededDrawing(seed);
      const where = `WfSpec of seed ${seed}`;
      backAndForth(from, walk(from, new Chance(seed + 7), where), where);
    }
  });
});
