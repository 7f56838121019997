/**
 * Not the engine: a process that says what the engine says when it starts, and can be killed. With `--data refuse` it
 * can't start, with `--data silent` it never says that it serves. Tests of how the host watches its engine use it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const data = process.argv[process.argv.indexOf('--data') + 1] ?? '';
if (data === 'refuse') {
  console.log(JSON.stringify({ state: 'down', message: 'The data folder is in use by another engine.' }));
  process.exit(1);
}
console.log('a line that is no JSON');
const server = createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  if (data !== 'silent') console.log(JSON.stringify({ state: 'up', address: `127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => {
  if (data !== 'silent') {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'ended-by-itself'), '');
  }
  process.exit(0);
});
