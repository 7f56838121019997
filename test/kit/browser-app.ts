/**
 * The app as users have it in a browser: host, engine and built pages are the real ones; only the user's folders are
 * fresh. Console errors and page errors of the app fail the test that sees them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { type RunningServer, startServer } from '../../electron/serve.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import { repository } from './engine.ts';

export interface BrowserApp {
  readonly page: Page;
  readonly server: RunningServer;
  /** A fresh folder for projects. */
  readonly folder: string;
  /** What the page complained about so far. */
  readonly complaints: string[];
  /** Writes test/output/screenshots/NAME.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserAppOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Device pixels for each CSS pixel. */
  readonly deviceScaleFactor?: number;
  /** Runs before the page is loaded. */
  beforeOpen?(page: Page): Promise<void>;
}

export async function openBrowserApp(options: BrowserAppOptions = {}): Promise<BrowserApp> {
  const folder = mkdtempSync(join(tmpdir(), 'paddock-e2e-'));
  const env = {
    ...process.env,
    PADDOCK_HOME: join(folder, 'home'),
    PADDOCK_ENGINE_DATA: join(folder, 'engine'),
  };
  const server = await startServer({ env });
  const { path } = await findChromium();
  const browser: Browser = await chromium.launch({ executablePath: path, args: chromiumArgs });
  const { width = 1440, height = 900, colorScheme = 'light', deviceScaleFactor = 1 } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await options.beforeOpen?.(page);
  await page.goto(server.url);
  const screenshots = join(repository, 'test/output/screenshots');
  mkdirSync(screenshots, { recursive: true });
  return {
    page,
    server,
    folder,
    complaints,
    screenshot: async (name) => void (await page.screenshot({ path: join(screenshots, `${name}.png`) })),
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
