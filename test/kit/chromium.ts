/**
 * Finds a Chromium for the browser tests, or gets one: an installed browser, npm's @sparticuz/chromium (Linux x64),
 * Playwright's download, or apt-get where we are root on Debian. Says which it took.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const installedNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Arguments with which Chromium runs headless here: as root it refuses its sandbox, and it shall call nobody. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface FoundChromium {
  readonly path: string;
  readonly how: string;
}

/** The reasons why each way failed are in the thrown error's message, which is one line. */
export async function findChromium(): Promise<FoundChromium> {
  const failures: string[] = [];
  for (const way of [fromEnvironment, installed, fromNpm, fromPlaywright, fromApt]) {
    try {
      const found = await way();
      if (found !== undefined && runs(found.path)) return found;
      failures.push(`${way.name}: ${found === undefined ? 'none' : `${found.path} does not run`}`);
    } catch (error) {
      failures.push(`${way.name}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    `No Chromium could be found or fetched for the browser tests: install Chromium or Chrome, or set PADDOCK_CHROMIUM to its path (${failures.join('; ')}).`,
  );
}

function runs(path: string): boolean {
  try {
    execFileSync(path, ['--version', ...chromiumArgs], { stdio: 'pipe', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

function fromEnvironment(): FoundChromium | undefined {
  const path = process.env.PADDOCK_CHROMIUM;
  return path === undefined || path === '' ? undefined : { path, how: 'PADDOCK_CHROMIUM' };
}

function installed(): FoundChromium | undefined {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  const candidates = [
    ...folders.flatMap((folder) => installedNames.map((name) => join(folder, name))),
    ...installedPaths,
  ];
  const path = candidates.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { path, how: 'installed' };
}

async function fromNpm(): Promise<FoundChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: chromium } = await import('@sparticuz/chromium');
  return { path: await chromium.executablePath(), how: "npm's @sparticuz/chromium" };
}

async function fromPlaywright(): Promise<FoundChromium | undefined> {
  const { chromium } = await import('playwright-core');
  if (!existsSync(chromium.executablePath())) {
    const cli = join(
      dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
      'cli.js',
    );
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'pipe', timeout: 120_000 });
  }
  return { path: chromium.executablePath(), how: "Playwright's download" };
}

function fromApt(): FoundChromium | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe', timeout: 120_000 });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'pipe', timeout: 300_000 });
  return { path: '/usr/bin/chromium', how: 'apt-get' };
}
