/** The hand of the walk: finds cards, empty spots and controls that can be hit now, and never waits for one. */
import type { Page } from 'playwright-core';
import type { NodeKind } from '#model/document/node.ts';
import type { PageState } from '../../../renderer/services/inspect.ts';
import type { Chance } from '../../sim/chance.ts';
import type { Point, Spot, Walker } from './gesture.ts';

/** What the walk itself remembers. */
export type WalkMemory = Pick<Walker, 'freshName' | 'keep'>;

export function walkerOf(
  page: Page,
  chance: Chance,
  state: PageState,
  { freshName, keep }: WalkMemory,
): Walker {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const cards = () => page.evaluate(cardsInView);
  /** Everything into view; where that makes the cards too small to be told apart, one walks to them by keys. */
  const nearer = async (): Promise<readonly Spot[]> => {
    await press('1');
    const fitted = await cards();
    if (fitted.length > 0) return fitted;
    await press('0', 'ArrowRight', ...Array<string>(chance.below(8)).fill('ArrowRight'), 'Escape');
    return cards();
  };
  const isOf = (kind: NodeKind, { thread, node }: Spot): boolean =>
    state.drawing?.workflow.threads
      .find(({ name }) => name === thread)
      ?.nodes.some(({ name, kind: its }) => name === node && its === kind) === true;
  const pick = async (kind?: NodeKind): Promise<Spot | undefined> => {
    await press('Escape');
    const inView = await cards();
    const found = inView.length > 0 ? inView : await nearer();
    const card = chance.one(kind === undefined ? found : found.filter((each) => isOf(kind, each)));
    if (card) await page.mouse.click(card.x, card.y);
    return card;
  };
  const find = (selector: string) => page.evaluate(oneOf, { selector, share: chance.draw() });
  const hit = async (selector: string): Promise<boolean> => {
    const at = await find(selector);
    if (at) await page.mouse.click(at.x, at.y);
    return at !== undefined;
  };
  const emptySpot = async (): Promise<Point | undefined> => {
    const tries = Array.from({ length: 12 }, () => ({ x: chance.draw(), y: chance.draw() }));
    return page.evaluate(firstEmpty, tries);
  };
  const until = (isSo: (given: string) => boolean, given = '') =>
    page.waitForFunction(isSo, given, { timeout: 5_000 }).then(
      () => true,
      (error: Error) => {
        if (error.name !== 'TimeoutError') throw error;
        return false;
      },
    );
  const isTyping = () =>
    page.evaluate(() => document.activeElement?.matches('input, textarea, [contenteditable]') === true);
  const { drawing } = state;
  if (drawing === undefined) throw new Error('No workflow is open.');
  return {
    page,
    chance,
    state: { ...state, drawing },
    freshName,
    press,
    cards,
    find,
    hit,
    emptySpot,
    pick,
    until,
    keep,
    isTyping,
  };
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
function firstEmpty(tries: readonly Point[]): Point | undefined {
  const { left, top, width, height } = document.querySelector('.canvas')!.getBoundingClientRect();
  return tries
    .map(({ x, y }) => ({ x: left + x * width, y: top + y * height }))
    .find(({ x, y }) => document.elementFromPoint(x, y)?.matches('.react-flow__pane') === true);
}

/**
 * Runs in the page. Where to click on one of the elements, which may come with one of the next frames; undefined when
 * none does or another one covers it.
 */
async function oneOf({ selector, share }: { selector: string; share: number }): Promise<Point | undefined> {
  for (let frame = 0; frame < 10; frame++) {
    const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (each) => each.getClientRects().length > 0 && !each.matches(':disabled, [data-disabled]'),
    );
    const found = all[Math.floor(share * all.length)];
    if (found) {
      found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = found.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const front = document.elementFromPoint(x, y);
      return front && (found.contains(front) || front.contains(found)) ? { x, y } : undefined;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return undefined;
}
