/**
 * Our canvas beside bare React Flow with the same nodes and edges, in one headless Chromium, one after the other in every
 * round, so that whatever else the machine does weighs on both. Medians of the rounds; PADDOCK_CANVAS_ROUNDS: how many
 * (3), PADDOCK_CANVAS_NODES: of how many nodes (2000,5000), PADDOCK_PAGES: built pages other than dist/renderer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../../electron/serve.ts';
import { chromiumArgs, findChromium } from '../kit/chromium.ts';
import { serveBareFlow, type BareFlowServer } from './canvas/bare-flow-server.ts';
import { measure, type Measured } from './canvas/measure.ts';
import { loadApp, openBare, openInApp, writeFiles } from './canvas/open-pages.ts';
import { printBeside, printLoad } from './canvas/report.ts';
import { measureTyping } from './canvas/typing.ts';
import { filesOf, placed, wideDrawing } from './canvas/wide-drawing.ts';
import { loadAverage } from './process-figures.ts';

const ROUNDS = Number(process.env.PADDOCK_CANVAS_ROUNDS ?? 3);
const SIZES = (process.env.PADDOCK_CANVAS_NODES ?? '2000,5000').split(',').map(Number);

interface Setting {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly bare: BareFlowServer;
  readonly folder: string;
}

/** One round: the three canvases one after the other, each in a page of its own that is closed before the next. */
async function round({ browser, server, bare }: Setting, root: string): Promise<readonly Measured[]> {
  const ours = await openInApp(await loadApp(browser, server.newUrl()), root);
  const size = (await ours.page.locator('.canvas').boundingBox())!;
  const room = { width: Math.round(size.width), height: Math.round(size.height) };
  const found = [await measure(ours)];
  await ours.page.context().close();
  for (const url of [bare.url, `${bare.url}?visible`]) {
    const other = await openBare(browser, url, room);
    found.push(await measure(other));
    await other.page.context().close();
  }
  return found;
}

async function beside(setting: Setting, count: number): Promise<void> {
  const drawing = placed(wideDrawing(count));
  setting.bare.show(drawing);
  const rounds: (readonly Measured[])[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    // A project of its own: what the round before moved and did not save would be offered again.
    const root = join(setting.folder, `wide-${count}-${index}`);
    writeFiles(root, filesOf(drawing));
    rounds.push(await round(setting, root));
  }
  const { nodes } = drawing.workflow.threads[0]!;
  const edges = nodes.reduce((sum, node) => sum + node.next.length, 0);
  console.log(
    `\n${nodes.length} nodes and ${edges} edges, medians of ${ROUNDS} rounds, load ${loadAverage().toFixed(1)}`,
  );
  printBeside(rounds);
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paddock-canvas-'));
  const env = { ...process.env, PADDOCK_HOME: join(folder, 'home'), PADDOCK_ENGINE_MEMORY: '1' };
  const server = await startServer({ env, pages: process.env.PADDOCK_PAGES });
  const bare = await serveBareFlow();
  const { path } = await findChromium();
  const browser = await chromium.launch({ executablePath: path, args: chromiumArgs });
  try {
    const setting = { browser, server, bare, folder };
    await printLoad(() => loadApp(browser, server.newUrl()), ROUNDS);
    await measureTyping(() => loadApp(browser, server.newUrl()), folder);
    for (const count of SIZES) await beside(setting, count);
  } finally {
    await browser.close();
    bare.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
