/**
 * What `npm test` and `npm run test:cluster` run: gets what the tests need, runs Vitest, and closes with one line
 * `N passed, N failed` that counts what really ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from './kit/chromium.ts';

const root = join(import.meta.dirname, '..');
const suite = process.env.PADDOCK_TEST === 'cluster' ? 'cluster' : 'main';
const filters = process.argv.slice(2);
const report = join(root, 'test/output', `${suite}.json`);
const env: NodeJS.ProcessEnv = { ...process.env };

if (suite !== 'cluster') {
  try {
    const chromium = await findChromium();
    console.log(`Browser tests use ${chromium.path} (${chromium.how}).`);
    env.PADDOCK_CHROMIUM = chromium.path;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const run = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
  { cwd: root, env, stdio: 'inherit' },
);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}
let failed = 1;
try {
  const counted = JSON.parse(readFileSync(report, 'utf8')) as Report;
  // A file that could not even be loaded ran no test of its own, but it has failed.
  const brokenFiles = counted.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  failed = counted.numFailedTests + brokenFiles.length;
  const skipped = counted.numPendingTests > 0 ? `, ${counted.numPendingTests} skipped` : '';
  console.log(`${counted.numPassedTests} passed, ${failed} failed${skipped}`);
} catch {
  console.log('0 passed, 1 failed');
}
process.exit(run.status === 0 && failed === 0 ? 0 : 1);
