/**
 * Finds Electron's binary without ever hanging: the npm package has only a downloader, and asking the package for the
 * path starts it. Here the download is tried with a time limit, and a failed one is not tried again for a day.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type FoundElectron = { readonly path: string } | { readonly missing: string };

export interface FindOptions {
  /** The folder of the npm package `electron`. */
  readonly packageFolder: string;
  /** A file that remembers that a download has failed. */
  readonly failedRecord: string;
  /** 0: no download is tried. */
  readonly limitMs: number;
  readonly nowMs: number;
  readonly log: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const DAY_MS = 86_400_000;
const DEFAULT_SECONDS = 20;

/** PADDOCK_ELECTRON_DOWNLOAD_SECONDS, 20 when it is not set; 0 never downloads. */
export function downloadLimitMs(env: Readonly<Record<string, string | undefined>>): number {
  const given = env.PADDOCK_ELECTRON_DOWNLOAD_SECONDS;
  const seconds = given === undefined || given === '' ? DEFAULT_SECONDS : Number(given);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : DEFAULT_SECONDS * 1_000;
}

/** Where the npm package is, or undefined when it is not installed (npm ci --omit=dev). */
export function electronPackage(root: string): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** The binary, if it lies where the package's own index.js would look for it. */
function present({ packageFolder, env }: FindOptions): string | undefined {
  const record = join(packageFolder, 'path.txt');
  const name = existsSync(record) ? readFileSync(record, 'utf8').trim() : '';
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override ? join(override, name || 'electron') : join(packageFolder, 'dist', name);
  return (name !== '' || override) && existsSync(path) && statSync(path).isFile() ? path : undefined;
}

const hasFailedLately = ({ failedRecord, nowMs }: FindOptions): boolean =>
  existsSync(failedRecord) && nowMs - statSync(failedRecord).mtimeMs < DAY_MS;

/** Runs the package's downloader; true when it ended well within the limit. */
function download({ packageFolder, limitMs, env }: FindOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      env: { ...env },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const ended = (isFine: boolean): void => {
      clearTimeout(timer);
      resolve(isFine);
    };
    child.once('error', () => ended(false));
    child.once('exit', (code) => ended(code === 0));
  });
}

export async function findElectron(options: FindOptions): Promise<FoundElectron> {
  const found = present(options);
  if (found !== undefined) return { path: found };
  const missing = "Electron's binary is not here (npx install-electron fetches it)";
  if (options.limitMs === 0 || hasFailedLately(options)) return { missing };
  options.log(`Fetching Electron's binary, for ${Math.round(options.limitMs / 1_000)} s at most …`);
  const isFine = await download(options);
  const path = isFine ? present(options) : undefined;
  if (path !== undefined) {
    rmSync(options.failedRecord, { force: true });
    return { path };
  }
  mkdirSync(dirname(options.failedRecord), { recursive: true });
  writeFileSync(options.failedRecord, '');
  return { missing: "Electron's binary could not be fetched (npx install-electron tries again)" };
}

/** Why no window can be shown on this machine, or undefined. */
export function noDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
  return hasDisplay ? undefined : 'There is no display for a window';
}
