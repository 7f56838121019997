/**
 * What `npm run check` runs: types, lint, import rules and format, two at a time, since each of them keeps one core busy.
 * Each prints what it found when it has ended.
 */
import { spawn } from 'node:child_process';

const root = new URL('..', import.meta.url);
/** The one that takes longest begins first. */
const left = ['check:lint', 'check:types', 'check:house', 'check:format'];
const failed: string[] = [];

function run(script: string): Promise<void> {
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => printed.push(data));
    child.stderr.on('data', (data: Buffer) => printed.push(data));
    child.on('close', (code) => {
      if (code !== 0) failed.push(script);
      process.stdout.write(`== npm run ${script}: ${code === 0 ? 'fine' : 'failed'}\n`);
      process.stdout.write(Buffer.concat(printed));
      done();
    });
  });
}

async function lane(): Promise<void> {
  for (let next = left.shift(); next !== undefined; next = left.shift()) await run(next);
}

await Promise.all([lane(), lane()]);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exit(1);
}
