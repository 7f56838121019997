/**
 * A seeded walk of gestures over the open editor. After every gesture: nothing was thrown, texts and drawing say the
 * same, comments in the text are kept, a gesture is at most one step of the history, and what is undone or redone is
 * exactly what was there before.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import type { PageState } from '../../../renderer/services/inspect.ts';
import { Chance } from '../../sim/chance.ts';
import { byKeys } from './by-keys.ts';
import { byMouse } from './by-mouse.ts';
import { ExpectedHistory } from './expected-history.ts';
import type { Gesture } from './gesture.ts';
import { inForms } from './in-forms.ts';
import { inPanels } from './in-panels.ts';
import { countClipboardAsks, pageState, restingState } from './page-state.ts';
import { textsDiffer } from './texts-differ.ts';
import { walkerOf } from './walker.ts';

const gestures: readonly Gesture[] = [...byKeys, ...byMouse, ...inForms, ...inPanels];

export interface Step {
  readonly name: string;
  /** The drawing is another one than before. */
  readonly hasChanged: boolean;
}

export interface Walk {
  /** Makes one gesture and checks what came of it. @throws what is wrong, with seed and gesture */
  step(): Promise<Step>;
  state(): PageState;
}

export async function startWalk(page: Page, seed: number, complaints: readonly string[]): Promise<Walk> {
  const chance = new Chance(seed);
  const history = new ExpectedHistory();
  const trail: string[] = [];
  const comments: string[] = [];
  let names = 0;
  const memory = {
    freshName: () => `name-${seed}-${names++}`,
    keep: (comment: string) => void comments.push(comment),
  };
  await page.evaluate(countClipboardAsks);
  let now = await pageState(page);
  const step = async (): Promise<Step> => {
    const gesture = drawn(chance);
    const before = now;
    const walker = walkerOf(page, chance, before, memory);
    trail.push(gesture.name);
    const wrong = (what: string): Error =>
      new Error(
        `Seed ${seed}, gesture ${trail.length}: ${what}\nThe last gestures: ${trail.slice(-12).join(', ')}.`,
      );
    let expected;
    try {
      expected = await gesture.perform(walker);
      now = await backToCanvas(page);
    } catch (error) {
      throw wrong(String(error));
    }
    if (now.doneLabels[0] !== undefined) trail.push(`${trail.pop()} (${now.doneLabels[0]})`);
    const hasChanged = !isDeepStrictEqual([before.drawing, before.texts], [now.drawing, now.texts]);
    const what =
      complaints[0] ??
      history.follow(before, now, gesture) ??
      (hasChanged ? (textsDiffer(now) ?? commentLost(now, comments)) : undefined) ??
      expected?.(now) ??
      undefined;
    if (what !== undefined) throw wrong(what);
    return { name: gesture.name, hasChanged };
  };
  return { step, state: () => now };
}

function drawn(chance: Chance): Gesture {
  let at = chance.below(gestures.reduce((sum, { weight }) => sum + weight, 0));
  return gestures.find(({ weight }) => (at -= weight) < 0)!;
}

/** Closes menus, dialogs and fields, as Escape does for a user; answers what the page holds then. */
async function backToCanvas(page: Page): Promise<PageState> {
  for (let time = 0; time < 4; time++) {
    const state = await restingState(page);
    if (state !== undefined) return state;
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  return pageState(page);
}

/** What was written into the text beside the drawing stays there, whatever is drawn, undone and redone. */
function commentLost({ texts }: PageState, comments: readonly string[]): string | undefined {
  const lines = new Set(Object.values(texts).flatMap(({ text }) => text.split('\n')));
  const lost = comments.find((comment) => !lines.has(`# ${comment}`));
  return lost && `the comment ${lost} is gone from the text`;
}
