/** Axe in the page of the app: every rule, whatever its impact, in the light theme; the dark one differs in its colours only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled, useColors } from './display.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A line for each rule that is broken in the page as it stands, with the first places. */
async function violations(page: Page, within?: string, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations: found } = await page.evaluate(
    ([place, given]) =>
      (globalThis as unknown as { axe: { run(of: unknown, how: unknown): Promise<AxeResults> } }).axe.run(
        place ?? document,
        given,
      ),
    [within, { ...options, resultTypes: ['violations'] }] as const,
  );
  return found.map(({ id, nodes }) => {
    const places = nodes.slice(0, 4).map((node) => {
      const [check] = [...node.any, ...node.all, ...node.none];
      return `${node.target.join(' ')} ${node.html.slice(0, 140)} (${check?.message ?? ''})`;
    });
    return `${id}, ${nodes.length} times: ${places.join(' | ')}`;
  });
}

export interface Judged {
  /** A part of the page by its selector: what is around it was judged before. */
  readonly within?: string;
  /** Unless what it is made of was judged in the dark theme before. */
  readonly isDarkToo?: boolean;
}

/** Fails (softly) with what axe has against the page as it stands. */
export async function expectNoViolations(
  page: Page,
  name: string,
  { within, isDarkToo = true }: Judged = {},
): Promise<void> {
  await settled(page);
  const light = await violations(page, within);
  if (!isDarkToo) return expect.soft(light, name).toEqual([]);
  await useColors(page, 'dark');
  await settled(page);
  const dark = await violations(page, within, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await useColors(page, 'light');
  await settled(page);
  expect.soft({ light, dark }, name).toEqual({ light: [], dark: [] });
}
