/** `npm run bench [-- NAME…]`: prints figures. Nothing is asserted here, and no test is timed. */
import { setTimeout as sleep } from 'node:timers/promises';

const benches: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  model: () => import('./model.ts'),
  simulate: () => import('./simulate.ts'),
  'engine-alone': () => import('./engine-alone.ts'),
  engine: () => import('./engine.ts'),
  scale: () => import('./scale.ts'),
  canvas: () => import('./canvas.ts'),
  kill: () => import('./kill.ts'),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. Benches: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
/** Takes ten minutes: only when it is asked for. */
const LONG = new Set(['kill']);
for (const name of names.length > 0 ? names : Object.keys(benches).filter((each) => !LONG.has(each))) {
  console.log(`== ${name}`);
  const { run } = await benches[name]!();
  await run();
  await sleep(0);
}
