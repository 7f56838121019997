/**
 * What `npm start` runs: builds what is old, then opens the app in Electron's window, or, where there is no binary or no
 * display, says so in one line and serves the same app to a browser.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRenderer } from './build-renderer.ts';
import {
  downloadLimitMs,
  electronPackage,
  findElectron,
  noDisplay,
  type FoundElectron,
} from './find-electron.ts';
import { startServer } from './serve.ts';

const ROOT = join(import.meta.dirname, '..');
const USAGE = `npm start -- [--browser] [--port PORT] [--open]
  --browser   in the browser, also where Electron is there
  --port      the port for the browser (default: any free one)
  --open      opens the system's browser at the address`;

interface StartOptions {
  readonly isBrowser: boolean;
  readonly port: number;
  readonly open: boolean;
}

function readOptions(args: string[]): StartOptions | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { browser: { type: 'boolean' }, port: { type: 'string' }, open: { type: 'boolean' } },
    });
    const port = Number(values.port ?? '0');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`${values.port} is not a port.`);
    const isBrowser = values.browser === true || values.port !== undefined || values.open === true;
    return { isBrowser, port, open: values.open === true };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return undefined;
  }
}

/** Without a display nothing is fetched: the binary could not show a window. */
async function electronBinary(): Promise<FoundElectron> {
  const packageFolder = electronPackage(ROOT);
  if (packageFolder === undefined) return { missing: 'Electron is not installed' };
  const dark = noDisplay(process.platform, process.env);
  const found = await findElectron({
    packageFolder,
    failedRecord: join(ROOT, 'dist', '.electron-download-failed'),
    limitMs: dark === undefined ? downloadLimitMs(process.env) : 0,
    nowMs: Date.now(),
    log: console.log,
    env: process.env,
  });
  if (dark === undefined) return found;
  return { missing: 'missing' in found ? `${found.missing}, nor a display for its window` : dark };
}

/** Resolves with undefined when the window was shown and closed, or with why it could not be shown. */
function runElectron(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
    const child = spawn(path, [ROOT], { stdio: 'inherit', env });
    child.once('error', (error) => resolve(`Electron could not be started (${error.message})`));
    child.once('exit', (code, signal) => {
      const hasFailedAtOnce = code !== 0 && signal !== 'SIGINT' && performance.now() - startedAt < 5_000;
      resolve(hasFailedAtOnce ? `Electron ended at once (${signal ?? `status ${code}`})` : undefined);
    });
  });
}

async function serve(options: StartOptions, why: string | undefined): Promise<void> {
  const { url, stop } = await startServer({ port: options.port, open: options.open });
  console.log(
    why === undefined ? `Paddock runs at ${url}` : `${why}, so Paddock runs in the browser: ${url}`,
  );
  const end = (): void => {
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return void (process.exitCode = 2);
  await buildRenderer(ROOT);
  if (options.isBrowser) return serve(options, undefined);
  const electron = await electronBinary();
  if ('missing' in electron) return serve(options, electron.missing);
  // Only here: esbuild is a tool of the checkout, which the browser's app does not need.
  const { bundleEngine, bundleShell } = await import('./build-shell.ts');
  await Promise.all([bundleShell(ROOT), bundleEngine(ROOT)]);
  const why = await runElectron(electron.path);
  if (why !== undefined) await serve(options, why);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
