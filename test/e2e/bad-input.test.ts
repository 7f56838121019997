// What goes wrong is shown where one looks, and no edit is lost: text that does not parse, an engine that dies, a connection
// that breaks, a file that somebody else changed on disk.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

let app: BrowserApp;
const sockets: WebSocketRoute[] = [];

beforeAll(async () => {
  app = await openBrowserApp({
    beforeOpen: (page) =>
      page.routeWebSocket(/\/bridge/, (socket) => {
        socket.connectToServer();
        sockets.push(socket);
      }),
  });
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
}, 120_000);
afterAll(() => app?.close());

const root = (): string =>
  (JSON.parse(readFileSync(join(app.folder, 'home/recent-projects.json'), 'utf8')) as { root: string }[])[0]!
    .root;

async function typeInText(edit: () => Promise<void>): Promise<void> {
  await app.page.getByTestId('text-editor').click({ position: { x: 300, y: 120 } });
  await app.page.keyboard.press('Control+Home');
  await edit();
}

test(
  'text that does not parse keeps the last good drawing, says so, and heals',
  { timeout: 60_000 },
  async () => {
    const { page } = app;
    await page.getByTestId('drawer:text').click();
    await page.getByTestId('text-editor').locator('.view-line').first().waitFor({ timeout: 30_000 });
    await typeInText(() => page.keyboard.insertText('threads: [\n'));
    await page.getByTestId('text-broken').first().waitFor();
    await page.getByTestId('node:entrypoint/charge').waitFor();
    expect(await page.getByTestId('problems').textContent()).not.toContain('No problems');
    await app.screenshot('text-broken');
    await typeInText(async () => {
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Delete');
    });
    await expect.poll(() => page.getByTestId('text-broken').count()).toBe(0);
    await expect.poll(() => page.getByTestId('problems').textContent()).toContain('No problems');
  },
);

test('a good edit of the text is drawn at once', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.getByTestId('node:entrypoint/charge').click();
  await typeInText(() => page.keyboard.type('# A comment of mine\n'));
  await page.getByTestId('save').click();
  await expect
    .poll(() => readFileSync(join(root(), 'checkout.workflow.yaml'), 'utf8'))
    .toMatch(/^# A comment of mine\n/);
});

test('an engine that dies is shown and comes back', { timeout: 60_000 }, async () => {
  const { page } = app;
  const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const engine = /^\s*(\d+) .*engine\/main\.ts/m.exec(pids);
  expect(engine, pids).not.toBeNull();
  const before = await page.getByTestId('engine').textContent();
  process.kill(Number(engine![1]), 'SIGKILL');
  await expect
    .poll(() => page.getByTestId('engine').textContent(), { timeout: 20_000, interval: 20 })
    .not.toBe(before);
  await expect
    .poll(() => page.getByTestId('engine').textContent(), { timeout: 30_000 })
    .toContain('engine up');
});

test(
  'a lost connection is shown, edits go on, and nothing of them is lost',
  { timeout: 60_000 },
  async () => {
    const { page } = app;
    for (const socket of sockets.splice(0)) await socket.close();
    await page.getByTestId('node:entrypoint/charge').click();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByTestId('node:entrypoint/charge').count()).toBe(0);
    await expect.poll(() => page.getByTestId('host-lost').count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => sockets.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.getByTestId('save').click();
    await expect
      .poll(() => readFileSync(join(root(), 'checkout.workflow.yaml'), 'utf8'))
      .not.toContain('task: charge-card');
    await page.getByTestId('undo').click();
    await page.getByTestId('node:entrypoint/charge').waitFor();
    await page.getByTestId('save').click();
    await expect
      .poll(() => readFileSync(join(root(), 'checkout.workflow.yaml'), 'utf8'))
      .toContain('task: charge-card');
  },
);

test('a change on disk is noticed and can be taken over', { timeout: 60_000 }, async () => {
  const file = join(root(), 'checkout.workflow.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('retries: 3', 'retries: 5'));
  await expect
    .poll(
      async () => {
        await app.page.getByTestId('node:entrypoint/charge').click();
        return app.page.getByTestId('inspector').textContent();
      },
      { timeout: 20_000 },
    )
    .toContain('charge');
  await expect
    .poll(() => app.page.getByTestId('node:entrypoint/charge').textContent(), { timeout: 20_000 })
    .toContain('5 re');
});
