/** Run as a process of its own by engine-process.test.ts, which kills it: a host with a stand-in for the engine. */
import { join } from 'node:path';
import { nodeLauncher } from '../../electron/host/engine-launcher.ts';
import { EngineProcess } from '../../electron/host/engine-process.ts';

const entry = join(import.meta.dirname, 'stand-in-engine.ts');
const launch = nodeLauncher(entry, join(import.meta.dirname, '../../electron/host'));
const engine = new EngineProcess({ launch, data: { folder: process.argv[2]! } });
engine.onStatus(({ state }) => state === 'up' && console.log(engine.pid));
engine.start();
