/** Closes a CI run with one line: how many tests passed and failed over all suites, and how many steps failed otherwise. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../output');
const failedSteps = Number(process.argv[2] ?? 0);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const suite of ['main', 'cluster']) {
  const file = join(folder, `${suite}.json`);
  if (!existsSync(file)) continue;
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
}
// A step that failed without a failed test (types, lint, a file that could not be loaded) counts as one.
const others = failed === 0 ? failedSteps : 0;
console.log(`${passed} passed, ${failed + others} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
