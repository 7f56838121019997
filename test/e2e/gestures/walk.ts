/**
 * A seeded walk of gestures over the open editor. After every gesture: nothing was thrown, texts and drawing say the
 * same, a gesture is at most one step of the history, and what is undone or redone is exactly what was there before.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import type { Drawing } from '#model/document/drawing.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { PageState } from '../../../renderer/services/inspect.ts';
import { Chance } from '../../sim/chance.ts';
import { byKeys } from './by-keys.ts';
import { byMouse } from './by-mouse.ts';
import type { Gesture, Point, Spot, Walker } from './gesture.ts';
import { inForms } from './in-forms.ts';

const MISSED_AT_MOST = 20;

const gestures: readonly Gesture[] = [...byKeys, ...byMouse, ...inForms];

export const pageState = (page: Page): Promise<PageState> =>
  page.evaluate(() => {
    const { state } = (globalThis as unknown as { paddock: { state(): PageState } }).paddock;
    // As JSON has it, so that it compares with what is read from text.
    return JSON.parse(JSON.stringify(state())) as PageState;
  });

export interface Walk {
  /** Makes one gesture and checks what came of it; answers its name. @throws what is wrong, with seed and gesture */
  step(): Promise<string>;
  state(): PageState;
}

export async function startWalk(page: Page, seed: number, complaints: readonly string[]): Promise<Walk> {
  const chance = new Chance(seed);
  const history = new ExpectedHistory();
  const trail: string[] = [];
  let names = 0;
  let missed = 0;
  let now = await pageState(page);
  const step = async (): Promise<string> => {
    const gesture = drawn(chance);
    const before = now;
    const walker = walkerOf(page, chance, before, () => `name-${seed}-${names++}`);
    trail.push(gesture.name);
    const wrong = (what: string): Error =>
      new Error(
        `Seed ${seed}, gesture ${trail.length}: ${what}\nThe last gestures: ${trail.slice(-12).join(', ')}.`,
      );
    let expected;
    try {
      expected = await gesture.perform(walker);
    } catch (error) {
      // What was to be clicked went away, or may not be pressed now: a gesture missed, which must stay rare.
      if ((error as Error).name !== 'TimeoutError' || ++missed > MISSED_AT_MOST) throw wrong(String(error));
    }
    await backToCanvas(page);
    now = await pageState(page);
    const what =
      complaints[0] ??
      history.follow(before, now, gesture) ??
      textsDiffer(now) ??
      expected?.(now) ??
      undefined;
    if (what !== undefined) throw wrong(what);
    return gesture.name;
  };
  return { step, state: () => now };
}

function drawn(chance: Chance): Gesture {
  let at = chance.below(gestures.reduce((sum, { weight }) => sum + weight, 0));
  return gestures.find(({ weight }) => (at -= weight) < 0)!;
}

/** Closes menus, dialogs and fields, as Escape does for a user. */
async function backToCanvas(page: Page): Promise<void> {
  for (let time = 0; time < 4; time++) {
    const isOpen = await page.evaluate(() => {
      const isField = document.activeElement?.matches('input, textarea, [contenteditable]') === true;
      return (
        isField || document.querySelector('[role=dialog], [role=menu], [data-testid=node-menu]') !== null
      );
    });
    if (!isOpen) return;
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
}

function walkerOf(page: Page, chance: Chance, state: PageState, freshName: () => string): Walker {
  const press = async (...keys: readonly string[]): Promise<void> => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const key of keys) await page.keyboard.press(key);
  };
  const cards = () => page.evaluate(cardsInView);
  const pick = async (): Promise<Spot | undefined> => {
    await press('Escape');
    const found = await cards();
    const card = chance.one(found.length > 0 ? found : await fitted());
    if (card) await page.mouse.click(card.x, card.y);
    return card;
  };
  const fitted = async (): Promise<readonly Spot[]> => {
    await press('1');
    return cards();
  };
  const emptySpot = async (): Promise<Point | undefined> => {
    const tries = Array.from({ length: 12 }, () => ({ x: chance.draw(), y: chance.draw() }));
    return page.evaluate(firstEmpty, tries);
  };
  const { drawing } = state;
  if (drawing === undefined) throw new Error('No workflow is open.');
  return { page, chance, state: { ...state, drawing }, freshName, press, cards, emptySpot, pick };
}

/** Runs in the page. */
function cardsInView(): Spot[] {
  return [...document.querySelectorAll<HTMLElement>('.canvas [data-testid^="node:"]')].flatMap((card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    if (hit === null || !card.contains(hit)) return [];
    const [thread, node] = card.dataset.testid!.slice('node:'.length).split('/') as [string, string];
    return [{ thread, node, x, y, width, height }];
  });
}

/** Runs in the page. `tries` are shares of the canvas's width and height. */
function firstEmpty(tries: readonly { x: number; y: number }[]): { x: number; y: number } | undefined {
  const { left, top, width, height } = document.querySelector('.canvas')!.getBoundingClientRect();
  return tries
    .map(({ x, y }) => ({ x: left + x * width, y: top + y * height }))
    .find(({ x, y }) => document.elementFromPoint(x, y)?.matches('.react-flow__pane') === true);
}

/** What the history must hold, followed from outside: the drawings before each step that can be undone. */
class ExpectedHistory {
  /** undefined: between two steps of one gesture, which nobody saw. */
  #past: (Drawing | undefined)[] = [];
  #future: (Drawing | undefined)[] = [];

  /** @returns what is wrong, if anything */
  follow(before: PageState, after: PageState, gesture: Gesture): string | undefined {
    const [was, is] = [before.drawing!, after.drawing!];
    const steps = after.doneLabels.length - before.doneLabels.length;
    const undone = after.undoneLabels.length - before.undoneLabels.length;
    const isSame = isDeepStrictEqual(was, is);
    if (undone > 0 && steps === -undone) return this.#step(this.#past, this.#future, was, is, undone, 'undo');
    if (gesture.name === 'redo' && steps > 0 && undone === -steps)
      return this.#step(this.#future, this.#past, was, is, steps, 'redo');
    if (isSame) return steps === 0 ? undefined : `nothing changed, but the history has ${steps} steps more`;
    if (steps > (gesture.steps ?? 1))
      return `one gesture became ${steps} steps: ${after.doneLabels.slice(0, steps).join(', ')}`;
    if (steps === -1 && undone === 0) return this.#step(this.#past, [], was, is, 1, 'an edit taken back');
    if (steps < 0) return 'steps of the history are gone';
    // Nudges and typing in one field go on with the step that they began.
    if (steps === 0 && after.doneLabels[0] === before.doneLabels[0] && after.undoneLabels.length === 0)
      return undefined;
    if (steps === 0 && !isFull(after)) return 'the drawing changed without a step of the history';
    this.#past.push(was, ...Array<undefined>(Math.max(0, steps - 1)));
    this.#future = [];
    return undefined;
  }

  #step(
    from: (Drawing | undefined)[],
    to: (Drawing | undefined)[],
    was: Drawing,
    is: Drawing,
    count: number,
    way: string,
  ): string | undefined {
    let drawing: Drawing | undefined = was;
    for (let time = 0; time < count; time++) {
      to.push(drawing);
      drawing = from.pop();
    }
    // What was before the walk is not known here.
    if (drawing === undefined || isDeepStrictEqual(drawing, is)) return undefined;
    return `${way} gives another drawing than there was:\n${firstDifference(drawing, is)}`;
  }
}

/** The history keeps 500 steps; then the oldest goes with each new one. */
const isFull = ({ doneLabels }: PageState): boolean => doneLabels.length >= 500;

/** The drawing is what its files say. */
function textsDiffer({ drawing, texts, workflowFile, textBroken }: PageState): string | undefined {
  if (drawing === undefined || workflowFile === undefined || textBroken) return undefined;
  const layoutFile = workflowFile.replace(/\.workflow\.yaml$/, '.layout.json');
  const workflow = parseWorkflow(texts[workflowFile]!.text, workflowFile);
  if (workflow.document === undefined)
    return `the text does not parse: ${JSON.stringify(workflow.problems)}\n${texts[workflowFile]!.text}`;
  const read = {
    workflow: workflow.document,
    layout: texts[layoutFile] && parseLayout(texts[layoutFile].text, layoutFile).layout,
    definitions:
      texts['definitions.yaml'] &&
      parseDefinitions(texts['definitions.yaml'].text, 'definitions.yaml').definitions,
  };
  for (const [part, document] of Object.entries(read)) {
    if (document === undefined) continue;
    const drawn = drawing[part as keyof typeof read];
    const written: unknown = JSON.parse(JSON.stringify(document));
    if (!isDeepStrictEqual(written, drawn))
      return `the ${part} of the text is not that of the drawing:\n${firstDifference(drawn, written)}`;
  }
  return undefined;
}

/** The first place where two JSON values differ. */
export function firstDifference(a: unknown, b: unknown, at = ''): string | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `${at}: ${JSON.stringify(a)?.slice(0, 300)} and ${JSON.stringify(b)?.slice(0, 300)}`;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const found = firstDifference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${at}/${key}`,
    );
    if (found !== undefined) return found;
  }
  return `${at}: the order of fields`;
}
