/** The real engine over the real SQLite, without room: writes are refused, reads go on, and with room again so do writes. */
import { status } from '@grpc/grpc-js';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, strVariable, task, workflow } from './flows.ts';
import { startWorker, success, text } from './worker.ts';

/** The databases that the engine has opened, the last one last. */
const databases: DatabaseSync[] = [];
vi.mock('../../engine/storage/sqlite.ts', async (importOriginal) => {
  const original = await importOriginal<{ openSqlite: (path: string) => DatabaseSync }>();
  return {
    openSqlite: (path: string) => {
      const db = original.openSqlite(path);
      databases.push(db);
      return db;
    },
  };
});

let dataDir: string;
let engine: RunningEngine;
let lh: LhClient;
/** Ids of the WfRuns that were acknowledged. */
let acknowledged: string[];

beforeEach(() => {
  acknowledged = [];
  dataDir = mkdtempSync(join(tmpdir(), 'paddock-full-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = async (): Promise<void> => {
  engine = await startEngine({ port: 0, dataDir });
  lh = new LhClient(engine.address);
};
const stop = async (): Promise<void> => {
  lh.close();
  await engine.stop();
};

const run = async (bytes: number): Promise<void> => {
  const id = `run-${acknowledged.length}`;
  await lh.call('runWf', { wfSpecName: 'order', id, variables: { note: text('n'.repeat(bytes)) } });
  acknowledged.push(id);
};

/** Writes until it is refused. */
async function untilRefused(write: (i: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    const refused = await write(i).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refused === undefined) continue;
    expect(refused).toMatchObject({ code: status.UNAVAILABLE });
    expect(String(refused)).toContain(`There is no space left to write in ${dataDir}`);
    return;
  }
  throw new Error('it never got full');
}

async function allAreThere(): Promise<void> {
  for (const id of acknowledged) expect((await lh.call('getWfRun', { id })).wfSpecId?.name).toBe('order');
  expect(await codeOf(lh.call('getWfRun', { id: `run-${acknowledged.length}` }))).toBe(status.NOT_FOUND);
}

async function isFullAndGoesOn(fill: () => void, free: () => void): Promise<void> {
  await start();
  await putTaskDefs(lh, 'charge');
  const nodes = { start: entrypoint('charge'), charge: task('charge', 'end'), end: exit };
  await lh.call('putWfSpec', workflow('order', nodes, [strVariable('note')]));
  await run(10);
  fill();
  await untilRefused(() => run(20_000));
  await untilRefused((i) => lh.call('putExternalEventDef', { name: `event-${i}-${'x'.repeat(150)}` }));
  await untilRefused(() => run(20_000));
  await allAreThere();
  free();
  await run(20_000);
  const worker = startWorker(lh, 'charge', () => success(text('ok')));
  for (const id of acknowledged)
    await eventually(
      async () => (await lh.call('getWfRun', { id })).status === LHStatus.COMPLETED || undefined,
    );
  expect(worker.tasks).toHaveLength(acknowledged.length);
  worker.stop();
  await stop();
  await start();
  await allAreThere();
  await stop();
}

describe('an engine without room', () => {
  it('refuses writes, reads, and goes on: a database that may have no more pages', async () => {
    const pages = (n: number): void => databases.at(-1)?.exec(`PRAGMA max_page_count = ${n}`);
    await isFullAndGoesOn(
      () => pages(1),
      () => pages(1_000_000),
    );
  });

  const unmountable = whyNoMount();
  if (unmountable !== undefined) console.log(`A file system of 32 MB cannot be mounted here: ${unmountable}`);
  it.skipIf(unmountable !== undefined)('does so on a file system that is full', async () => {
    mount(dataDir);
    const filler = join(dataDir, 'filler');
    try {
      await isFullAndGoesOn(
        () => fillUp(filler),
        () => rmSync(filler),
      );
      // Full when it stops, too: what it could not write of checksums is made at the next start.
      await start();
      fillUp(filler);
      await stop();
      rmSync(filler);
      await start();
      await allAreThere();
      await stop();
    } finally {
      unmount(dataDir);
    }
  });
});

function mount(dir: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', dir], { stdio: 'pipe' });
}
function unmount(dir: string): void {
  execFileSync('umount', ['-l', dir], { stdio: 'pipe' });
}

function whyNoMount(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may mount';
  const dir = mkdtempSync(join(tmpdir(), 'paddock-mount-'));
  try {
    mount(dir);
    unmount(dir);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** To the last block. */
function fillUp(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const size of [1 << 20, 1 << 12])
      for (const block = Buffer.alloc(size); statfsSync(dataDir).bavail > 0;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
