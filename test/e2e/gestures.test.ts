// A thousand random gestures, by mouse and keys, on the checkout template: whatever one does, no edit is lost, undo and
// document stay together, and nothing throws. The seed is printed with a failure; PADDOCK_SEED tries another.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { startWalk } from './gestures/walk.ts';

const SEED = Number(process.env.PADDOCK_SEED ?? 1);
const GESTURES = Number(process.env.PADDOCK_GESTURES ?? 1_000);

let app: BrowserApp;
beforeAll(async () => {
  app = await openBrowserApp();
}, 120_000);
afterAll(() => app?.close());

test('a thousand gestures lose nothing and break nothing', { timeout: 1_800_000 }, async () => {
  const { page } = app;
  await page.getByTestId('template:checkout').click();
  await page.getByTestId('node:entrypoint/charge').waitFor();
  const walk = await startWalk(page, SEED, app.complaints);
  const made = new Map<string, number>();
  let changed = 0;
  for (let count = 1; count <= GESTURES; count++) {
    const { name, hasChanged } = await walk.step();
    made.set(name, (made.get(name) ?? 0) + 1);
    if (hasChanged) changed += 1;
  }
  // Otherwise it walks on the spot: nothing can be hit, or everything is refused.
  expect(changed).toBeGreaterThan(GESTURES / 4);
  expect(made.size).toBeGreaterThan(Math.min(25, GESTURES / 8));
});
