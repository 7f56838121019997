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

/** Runs in the page: counts what is asked of the clipboard and not answered yet. It takes the time that it likes. */
export function countClipboardAsks(): void {
  const { clipboard } = navigator;
  const asks = { open: 0 };
  const counted =
    <A extends unknown[], R>(ask: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      asks.open++;
      try {
        return await ask.apply(clipboard, given);
      } finally {
        // What follows from the answer comes first.
        setTimeout(() => asks.open--, 0);
      }
    };
  clipboard.readText = counted(clipboard.readText);
  clipboard.writeText = counted(clipboard.writeText);
  Object.assign(globalThis, { clipboardAsks: asks });
}

/**
 * The page's state, and the focus nowhere; undefined while a field has it or something is open that Escape closes. One
 * question to the page, because every gesture asks.
 */
export async function restingState(page: Page): Promise<PageState | undefined> {
  const text = await page.evaluate(async () => {
    const { clipboardAsks } = globalThis as unknown as { clipboardAsks: { readonly open: number } };
    while (clipboardAsks.open > 0) await new Promise((done) => setTimeout(done, 1));
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
