/** What the page holds, read from outside; and the first place where two such things differ. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import type { PageState } from '../../../renderer/services/inspect.ts';

export const pageState = (page: Page): Promise<PageState> =>
  page.evaluate(() => {
    const { state } = (globalThis as unknown as { paddock: { state(): PageState } }).paddock;
    // As JSON has it, so that it compares with what is read from text.
    return JSON.parse(JSON.stringify(state())) as PageState;
  });

/**
 * The page's state, and the focus nowhere; undefined while a field has it or something is open that Escape closes. One
 * question to the page, because every gesture asks.
 */
export async function restingState(page: Page): Promise<PageState | undefined> {
  const text = await page.evaluate(() => {
    const focused = document.activeElement as HTMLElement | null;
    const isField = focused?.matches('input, textarea, [contenteditable], .nokey *') === true;
    if (isField || document.querySelector('[role=dialog], [role=menu], [data-testid=node-menu]') !== null)
      return undefined;
    focused?.blur();
    const { state } = (globalThis as unknown as { paddock: { state(): PageState } }).paddock;
    return JSON.stringify(state());
  });
  return text === undefined ? undefined : (JSON.parse(text) as PageState);
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
