// One engine to a data directory: a second process is told so, and the lock of one that was killed keeps nobody out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connectClient } from '../kit/client.ts';
import { startEngineProcess } from '../kit/engine.ts';

const data = mkdtempSync(join(tmpdir(), 'paddock-second-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test(
  'a second engine on the same data is refused, and changes nothing for the first',
  { timeout: 60_000 },
  async () => {
    const args = ['--port', '0', '--data', data];
    const first = await startEngineProcess(args);
    const client = connectClient(first.address);
    await expect(startEngineProcess(args)).rejects.toThrow(`Another engine is using ${data}. Stop it first`);
    await client.call('putTaskDef', { name: 'charge' });
    client.close();
    await first.kill();
    const next = await startEngineProcess(args);
    const again = connectClient(next.address);
    expect((await again.call('getTaskDef', { name: 'charge' })).id?.name).toBe('charge');
    again.close();
    await next.stop();
  },
);
