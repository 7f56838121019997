/** An engine in this process whose data outlive its restarts, and a client of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { LhClient } from './client.ts';

export interface KeptEngine {
  /** A client of the engine that starts on the same data after this one has stopped. */
  restart(): Promise<LhClient>;
  /** Stops, and takes the data away. */
  remove(): Promise<void>;
}

export async function keptEngine(): Promise<{ readonly kept: KeptEngine; readonly lh: LhClient }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paddock-kept-'));
  let engine: RunningEngine;
  let lh: LhClient;
  const start = async (): Promise<LhClient> => {
    engine = await startEngine({ port: 0, dataDir });
    lh = new LhClient(engine.address);
    return lh;
  };
  const stop = async (): Promise<void> => {
    lh.close();
    await engine.stop();
  };
  const kept: KeptEngine = {
    restart: async () => {
      await stop();
      return start();
    },
    remove: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return { kept, lh: await start() };
}
