// The app is killed at random instants while somebody draws, host and browser at once, and started again: everything
// that was older than two seconds is restored, and drawing goes on from there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PageState } from '../../renderer/services/inspect.ts';
import { type KillableApp, startKillableApp } from '../kit/killable-app.ts';
import { Chance } from '../sim/chance.ts';
import { firstDifference, pageState } from './gestures/page-state.ts';
import { startWalk } from './gestures/walk.ts';

const SEED = Number(process.env.PADDOCK_SEED ?? 1);
const LIVES = Number(process.env.PADDOCK_LIVES ?? 6);
/** What the design promises: no edit older than this is lost. */
const LOST_AT_MOST_MS = 2_000;

interface Moment {
  /** When the page had this, in ms of the machine's clock. */
  readonly at: number;
  readonly texts: Readonly<Record<string, string>>;
}

const momentOf = ({ texts }: PageState): Moment => ({
  at: Date.now(),
  texts: Object.fromEntries(Object.entries(texts).map(([path, { text }]) => [path, text])),
});

/** Opens the project again as a user would, and takes what was kept. */
async function reopen(page: Page): Promise<void> {
  await page.getByTestId('start').or(page.getByTestId('canvas')).first().waitFor();
  if ((await page.getByTestId('canvas').count()) === 0)
    await page.getByRole('region', { name: 'Recent projects' }).getByRole('button').first().click();
  await page.getByTestId('canvas').waitFor();
  await page.locator('.react-flow__node').first().waitFor();
}

/** The texts of the page after taking what was kept, when they are among `wanted`. */
async function restored(page: Page, wanted: readonly Moment[]): Promise<Moment | undefined> {
  const end = performance.now() + 20_000;
  for (;;) {
    const { texts } = momentOf(await pageState(page));
    const found = wanted.find((moment) => isDeepStrictEqual(moment.texts, texts));
    if (found !== undefined || performance.now() > end) return found;
    const restore = page.getByRole('button', { name: /^Restore/ });
    if ((await restore.count()) > 0)
      await restore
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    await page.waitForTimeout(50);
  }
}

/** Notes every state of the texts with its time, from now on. */
async function note(page: Page, moments: Moment[]): Promise<void> {
  await page.exposeFunction('noted', (texts: Readonly<Record<string, string>>, at: number) =>
    moments.push({ at, texts }),
  );
  await page.evaluate(() => {
    const { noted, paddock } = globalThis as unknown as {
      noted(texts: object, at: number): void;
      paddock: { watch(listener: (texts: object) => void): void };
    };
    paddock.watch((texts) => noted(texts, Date.now()));
  });
}

/** Draws until the app is killed, in the middle of whatever gesture; answers the states that may come back. */
async function live(app: KillableApp, chance: Chance): Promise<readonly Moment[]> {
  const walk = await startWalk(app.page, 1 + chance.below(1_000_000), app.complaints);
  const moments = [momentOf(walk.state())];
  await note(app.page, moments);
  let killedAt: number | undefined;
  const killed = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000 + chance.below(6_000)));
    killedAt = Date.now();
    await app.kill();
  })();
  while (killedAt === undefined) {
    try {
      await walk.step();
    } catch (error) {
      if (killedAt === undefined) throw error;
    }
  }
  await killed;
  const limit = killedAt - LOST_AT_MOST_MS;
  return moments.slice(
    Math.max(
      0,
      moments.findLastIndex(({ at }) => at <= limit),
    ),
  );
}

test('nothing older than two seconds is lost', { timeout: 600_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'paddock-killed-'));
  const chance = new Chance(SEED);
  let app = await startKillableApp(home);
  try {
    await app.page.getByTestId('template:checkout').click();
    await app.page.getByTestId('node:entrypoint/charge').waitFor();
    for (let life = 1; life <= LIVES; life++) {
      const wanted = await live(app, chance);
      app = await startKillableApp(home);
      await reopen(app.page);
      const found = await restored(app.page, wanted);
      const now = momentOf(await pageState(app.page));
      expect(
        found,
        `Seed ${SEED}, life ${life}: what came back is none of the last ${wanted.length} states; beside the newest: ${firstDifference(wanted.at(-1)!.texts, now.texts)}`,
      ).toBeDefined();
    }
  } finally {
    await app.kill();
    rmSync(home, { recursive: true, force: true });
  }
});
