/** The app in processes of its own, host and browser, so that a test can kill both at any instant. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from './chromium.ts';
import { repository } from './engine.ts';

export interface KillableApp {
  readonly page: Page;
  readonly complaints: string[];
  /** SIGKILL to browser and host at once; answers when both are gone. */
  kill(): Promise<void>;
}

/** Starts both on the user's folders in `home`; the start screen is open. */
export async function startKillableApp(home: string): Promise<KillableApp> {
  const env = {
    ...process.env,
    PADDOCK_HOME: join(home, 'home'),
    PADDOCK_ENGINE_DATA: join(home, 'engine'),
  };
  const host = spawn(process.execPath, [join(repository, 'engine/cli/bin.mjs'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(host);
  const { path } = await findChromium();
  const browser = await chromium.launchServer({ executablePath: path, args: chromiumArgs });
  const page = await (
    await chromium.connect(browser.wsEndpoint())
  ).newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  const kill = async (): Promise<void> => {
    const ended = Promise.all([exit(host), exit(browser.process())]);
    browser.process().kill('SIGKILL');
    host.kill('SIGKILL');
    await ended;
  };
  return { page, complaints, kill };
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    host.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    host.once('exit', (code) => reject(new Error(`paddock serve ended with ${code}: ${said}`)));
  });
}

const exit = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
