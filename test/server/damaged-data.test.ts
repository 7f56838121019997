/** What the engine says at its start about data that are damaged, of whatever tenant, and when it can write no more. */
import { status } from '@grpc/grpc-js';
import type * as Fs from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, LhClient } from './client.ts';
import { entrypoint, exit, workflow } from './flows.ts';

let failing: NodeJS.ErrnoException | undefined;
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof Fs>();
  const fdatasync = (file: number, then: (error: NodeJS.ErrnoException | null) => void): void =>
    failing === undefined ? fs.fdatasync(file, then) : void setImmediate(then, failing);
  return { ...fs, fdatasync };
});

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'paddock-damaged-'))));
afterEach(() => {
  failing = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

async function withEngine<T>(act: (lh: LhClient, engine: RunningEngine) => Promise<T>): Promise<T> {
  const engine = await startEngine({ port: 0, dataDir });
  const lh = new LhClient(engine.address);
  try {
    return await act(lh, engine);
  } finally {
    lh.close();
    await engine.stop();
  }
}

const flow = workflow('flow', { start: entrypoint('end'), end: exit });

describe('an engine over damaged data', () => {
  it.each([
    ['default', '.'],
    ['shop', 'tenant-shop'],
  ])(
    'does not start when those of the tenant %s are, and says which file and what to do',
    async (tenant, folder) => {
      await withEngine(async (lh) => {
        await lh.call('putTenant', { id: 'shop' });
        const own = lh.inTenant(tenant);
        await own.call('putWfSpec', flow);
        own.close();
      });
      const file = join(dataDir, folder, 'paddock.db');
      const whole = readFileSync(file);
      const damaged = Buffer.from(whole);
      // The last page: of a table or an index that the start does not read.
      damaged[damaged.length - 1] = damaged.at(-1)! ^ 1;
      writeFileSync(file, damaged);
      await expect(startEngine({ port: 0, dataDir })).rejects.toThrow(
        new RegExp(
          `data in ${join(dataDir, folder)} is damaged: paddock\\.db: page \\d+ .*Put back a copy of the whole folder, move it away`,
        ),
      );
      expect(readFileSync(file).equals(damaged)).toBe(true);
      // Put back, it serves.
      writeFileSync(file, whole);
      await withEngine(async (lh) => {
        const own = lh.inTenant(tenant);
        expect((await own.call('getLatestWfSpec', { name: 'flow' })).id?.name).toBe('flow');
        own.close();
      });
    },
  );
});

describe('an engine whose disk takes nothing any more', () => {
  it('acknowledges nothing from then on, and tells who started it', async () => {
    const failed: string[] = [];
    const engine = await startEngine({ port: 0, dataDir, onFailed: (message) => failed.push(message) });
    const lh = new LhClient(engine.address);
    await lh.call('putWfSpec', flow);
    const run = (id: string) => lh.call('runWf', { wfSpecName: 'flow', id });
    await run('a');
    failing = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO', syscall: 'fdatasync' });
    await expect(run('b')).rejects.toMatchObject({
      code: status.UNAVAILABLE,
      details: expect.stringContaining('could not put on disk') as string,
    });
    failing = undefined;
    expect(await codeOf(run('c'))).toBe(status.UNAVAILABLE);
    // Nor does it tell of what may not be there.
    expect(await codeOf(lh.call('getWfRun', { id: 'b' }))).toBe(status.UNAVAILABLE);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain('start the engine again');
    lh.close();
    await engine.stop();
  });
});
