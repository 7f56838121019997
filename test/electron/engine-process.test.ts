/** The host keeps its engine alive: started, watched, started again after SIGKILL, never left behind as an orphan. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EngineStatus } from '#bridge/contract.ts';
import { nodeLauncher } from '../../electron/host/engine-launcher.ts';
import { EngineProcess } from '../../electron/host/engine-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const HOST = join(import.meta.dirname, '../../electron/host');
const STAND_IN = join(import.meta.dirname, 'stand-in-engine.ts');

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

function started(folder: string, options: { startLimitMs?: number; entry?: string } = {}) {
  const { entry = STAND_IN, startLimitMs } = options;
  const statuses: EngineStatus[] = [];
  const engine = new EngineProcess({
    launch: nodeLauncher(entry, HOST),
    data: { folder },
    restartDelaysMs: [20],
    startLimitMs,
  });
  engine.onStatus((status) => statuses.push(status));
  onTestFinished(() => engine.stop());
  engine.start();
  return { engine, statuses };
}

describe('the engine process (with a stand-in)', () => {
  test('is up as soon as it says its address', async () => {
    const { engine, statuses } = started(await temporaryFolder());
    const status = await engine.whenUp(10_000);
    expect(status).toEqual({ state: 'up', address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(statuses.map(({ state }) => state)).toEqual(['starting', 'up']);
  });

  test('killed with SIGKILL it is told as down, with why, and started again', async () => {
    const { engine, statuses } = started(await temporaryFolder());
    await engine.whenUp(10_000);
    for (let round = 1; round <= 3; round += 1) {
      const before = engine.pid!;
      process.kill(before, 'SIGKILL');
      await vi.waitFor(
        () => expect(statuses.filter(({ state }) => state === 'up')).toHaveLength(round + 1),
        10_000,
      );
      expect(engine.pid).not.toBe(before);
      expect(isAlive(before)).toBe(false);
    }
    const down = statuses.find(({ state }) => state === 'down');
    expect(down?.message).toBe('The local engine was ended by SIGKILL. It is started again now.');
  });

  test('stop asks it to end and starts nothing again; restart starts another', async () => {
    const folder = await temporaryFolder();
    const { engine, statuses } = started(folder);
    await engine.whenUp(10_000);
    const first = engine.pid!;
    expect(await engine.restart()).toMatchObject({ state: 'up' });
    expect(existsSync(join(folder, 'ended-by-itself'))).toBe(true);
    expect(isAlive(first)).toBe(false);
    const second = engine.pid!;
    await engine.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAlive(second)).toBe(false);
    expect(statuses.at(-1)).toMatchObject({ state: 'down' });
  });

  test('an engine that refuses to start is told in its own words', async () => {
    const { statuses } = started('refuse');
    await vi.waitFor(() => expect(statuses.some(({ state }) => state === 'down')).toBe(true), 10_000);
    expect(statuses.find(({ state }) => state === 'down')?.message).toBe(
      'The data folder is in use by another engine. It is started again now.',
    );
  });

  test('an entry that is not there is a message, not a crash', async () => {
    const { statuses } = started('x', { entry: join(HOST, 'no-such-file.ts') });
    await vi.waitFor(() => expect(statuses.some(({ state }) => state === 'down')).toBe(true), 10_000);
    expect(statuses.find(({ state }) => state === 'down')?.message).toContain('Cannot find module');
  });

  test('an engine that never serves is ended and started again', async () => {
    const { statuses } = started('silent', { startLimitMs: 600 });
    await vi.waitFor(
      () => expect(statuses.filter(({ state }) => state === 'starting').length).toBeGreaterThan(1),
      10_000,
    );
    expect(statuses[1]).toMatchObject({ state: 'down' });
  });

  test('when the host itself is killed with SIGKILL, its engine ends by itself', async () => {
    const folder = await temporaryFolder();
    const host = spawn(process.execPath, [
      join(import.meta.dirname, 'host-that-starts-an-engine.ts'),
      folder,
    ]);
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    host.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
    expect(existsSync(join(folder, 'ended-by-itself'))).toBe(true);
  });
});
