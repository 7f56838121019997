/** Builds the pages into dist/renderer with Vite when they are missing or their sources have changed since. */
import { spawn } from 'node:child_process';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { withBuildLock } from './build-lock.ts';
import { sourceHash } from './source-hash.ts';

/** All that ends in the pages. */
const SOURCES = [
  'renderer',
  'engine/model',
  'engine/api/gen',
  'electron/bridge',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function builtFrom(record: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(record, 'utf8')) as { hash?: string }).hash;
  } catch {
    return undefined;
  }
}

function runVite(root: string, outDir: string): Promise<void> {
  const manifest = createRequire(join(root, 'package.json')).resolve('vite/package.json');
  const vite = join(dirname(manifest), 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The pages could not be built:\n${stripVTControlCharacters(said)}`)),
    );
  });
}

/**
 * Makes sure that dist/renderer is there and fits the sources. An installed package has no sources: then it is taken as
 * it is. Rejects with what Vite said when the build fails.
 */
export async function buildRenderer(root: string, log: (line: string) => void = console.log): Promise<void> {
  if (!(await exists(join(root, 'renderer', 'index.html')))) return;
  const pages = join(root, 'dist', 'renderer');
  const record = join(root, 'dist', '.build.json');
  const isFresh = async (): Promise<boolean> =>
    (await exists(join(pages, 'index.html'))) &&
    (await builtFrom(record)) === (await sourceHash(root, SOURCES));
  if (await isFresh()) return;
  await withBuildLock(join(root, 'dist', '.building'), async () => {
    // Another process may have built it while we waited.
    if (!(await isFresh())) await build(root, { pages, record }, log);
  });
}

async function build(
  root: string,
  { pages, record }: { pages: string; record: string },
  log: (line: string) => void,
): Promise<void> {
  const hash = await sourceHash(root, SOURCES);
  const isThere = await exists(pages);
  log(isThere ? 'The pages are older than their sources: building them again …' : 'Building the pages …');
  const startedAt = performance.now();
  // Beside its place and then renamed: whoever serves the old pages meanwhile never finds half of the new ones.
  const fresh = join(root, 'dist', `.renderer-${process.pid}`);
  const old = `${fresh}-old`;
  try {
    await runVite(root, fresh);
    await rename(pages, old).catch(() => {});
    await rename(fresh, pages);
    await writeFile(record, `${JSON.stringify({ hash })}\n`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  log(`Built in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
}
