/**
 * What a full store costs: a million finished WfRuns (PADDOCK_RUNS: another number) written straight into the tables, then the
 * engine over them: start, memory, pages of searches. And a WfRun with 50,000 NodeRuns: its first steps and its last ones.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { openStore } from '../../engine/storage/store.ts';
import { startEngineProcess, type RunningEngine } from '../kit/engine.ts';
import { LhClient } from '../server/client.ts';
import { entrypoint, exit, putTaskDefs, strVariable, task, workflow } from '../server/flows.ts';
import { startWorker, success, text } from '../server/worker.ts';
import { quantile } from './figures.ts';

const RUNS = Number(process.env.PADDOCK_RUNS ?? 1_000_000);
const NODE_RUNS = 50_000;
/** Each a TASK and a NOP. */
const STEPS = NODE_RUNS / 2;

const resident = ({ process: { pid } }: RunningEngine): string => {
  const status = process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return `${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024).toFixed(0)} MB resident`;
};

async function startAndSay(what: string, data: string): Promise<RunningEngine> {
  const before = performance.now();
  const engine = await startEngineProcess(['--port', '0', '--data', data]);
  console.log(`${what}: serves after ${(performance.now() - before).toFixed(0)} ms`);
  return engine;
}

async function register(lh: LhClient): Promise<void> {
  await putTaskDefs(lh, 'one', 'two', 'three');
  const nodes = {
    start: entrypoint('one'),
    one: task('one', 'two'),
    two: task('two', 'three'),
    three: task('three', 'end'),
    end: exit,
  };
  await lh.call('putWfSpec', workflow('full', nodes, [strVariable('customer', { searchable: true })]));
  // A task that is done again and again.
  const again = { node: { case: 'nop' as const, value: {} }, outgoingEdges: [{ sinkNodeName: 'one' }] };
  const round = { start: entrypoint('one'), one: task('one', 'again'), again, end: exit };
  await lh.call('putWfSpec', workflow('long', round));
}

/** Runs one WfRun to its end and saves its objects: the pattern of all others. */
async function oneRun(lh: LhClient): Promise<void> {
  const workers = ['one', 'two', 'three'].map((name) => startWorker(lh, name, () => success(text('ok'))));
  await lh.call('runWf', { wfSpecName: 'full', id: 'run-1', variables: { customer: text('c-1') } });
  while ((await lh.call('getWfRun', { id: 'run-1' })).status !== LHStatus.COMPLETED);
  await lh.call('searchNodeRun', { status: LHStatus.COMPLETED });
  for (const worker of workers) worker.stop();
}

/** One in a hundred thousand has tasks that failed; a hundred are of the customer of the pattern. */
function fill(data: string): void {
  const db = new DatabaseSync(join(data, 'paddock.db'));
  const often = Math.max(2, Math.floor(RUNS / 100));
  db.exec(`PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN;
    CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${RUNS}) SELECT i FROM n;
    INSERT INTO wf_run (run, id, parent, name, major, revision, status, start, deadline, last, saved)
      SELECT i, 'run-' || i, NULL, name, major, revision, status, start + i, NULL, last, saved FROM n, wf_run WHERE run = 1;
    INSERT INTO journal (run, seq, at, entries) SELECT i, seq, at, entries FROM n, journal WHERE run = 1 AND seq = 1;
    INSERT INTO entity (run, kind, key, ord, def, status, at, value, data)
      SELECT i, kind, key, ord, def, CASE WHEN kind = 3 AND i % 100000 = 7 THEN ${TaskStatus.TASK_FAILED} ELSE status END, at,
        CASE WHEN kind <> 5 OR i % ${often} = 1 THEN value ELSE 's:another ' || i END, data
      FROM n, entity WHERE run = 1; COMMIT;`);
  db.close();
  // Nobody followed these writes: the store is looked through once, and gets new checksums.
  rmSync(join(data, 'paddock.db-sums'));
  const store = openStore(data);
  if (!store.ok) throw new Error(store.error.message);
  store.value.close();
}

async function pages(lh: LhClient): Promise<void> {
  const wfSpecName = 'full';
  const found = await lh.call('searchWfRun', { wfSpecName, limit: 100 });
  const variableFilters = [{ varName: 'customer', value: text('c-1') }];
  const searches: Readonly<Record<string, () => Promise<{ results: readonly unknown[] }>>> = {
    'WfRuns of a WfSpec, newest first': () => lh.call('searchWfRun', { wfSpecName, limit: 100 }),
    'the page after it': () => lh.call('searchWfRun', { wfSpecName, limit: 100, bookmark: found.bookmark }),
    'WfRuns COMPLETED': () => lh.call('searchWfRun', { wfSpecName, limit: 100, status: LHStatus.COMPLETED }),
    'WfRuns RUNNING (none)': () =>
      lh.call('searchWfRun', { wfSpecName, limit: 100, status: LHStatus.RUNNING }),
    'WfRuns of one customer, by variable': () =>
      lh.call('searchWfRun', { wfSpecName, limit: 100, variableFilters }),
    'Variables of one customer': () =>
      lh.call('searchVariable', { wfSpecName, varName: 'customer', value: text('c-1'), limit: 100 }),
    'TaskRuns of a TaskDef': () => lh.call('searchTaskRun', { taskDefName: 'two', limit: 100 }),
    'TaskRuns of a TaskDef that failed (few)': () =>
      lh.call('searchTaskRun', { taskDefName: 'two', status: TaskStatus.TASK_FAILED, limit: 100 }),
    'NodeRuns RUNNING (none)': () => lh.call('searchNodeRun', { status: LHStatus.RUNNING, limit: 100 }),
  };
  for (const [name, search] of Object.entries(searches)) {
    const took: number[] = [];
    let results = 0;
    for (let i = 0; i < 7; i++) {
      const before = performance.now();
      results = (await search()).results.length;
      took.push(performance.now() - before);
    }
    took.sort((a, b) => a - b);
    console.log(
      `  ${name}: ${quantile(took, 0.5).toFixed(1)} ms (first ${took.at(-1)!.toFixed(1)}), ${results} results`,
    );
  }
}

/** Says after each tenth of the way how many milliseconds a step took. */
async function longRun(lh: LhClient): Promise<void> {
  console.log(`${NODE_RUNS} NodeRuns in one WfRun, ms a step:`);
  let mark = performance.now();
  let steps = 0;
  const done = Promise.withResolvers<void>();
  const worker = startWorker(lh, 'one', () => {
    steps += 1;
    if (steps % (STEPS / 10) === 0) {
      const now = performance.now();
      console.log(`  up to NodeRun ${steps * 2}: ${((now - mark) / (STEPS / 10)).toFixed(2)}`);
      mark = now;
    }
    if (steps === STEPS) done.resolve();
    return success(text('ok'));
  });
  await lh.call('runWf', { wfSpecName: 'long', id: 'long-1' });
  await done.promise;
  worker.stop();
}

export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'paddock-scale-'));
  let engine = await startAndSay('an empty store', data);
  let lh = new LhClient(engine.address);
  await register(lh);
  await oneRun(lh);
  lh.close();
  await engine.stop();
  fill(data);
  engine = await startAndSay(`${RUNS} finished WfRuns`, data);
  lh = new LhClient(engine.address);
  console.log(`  ${resident(engine)} after the start`);
  await pages(lh);
  console.log(`  ${resident(engine)} after the searches`);
  await longRun(lh);
  console.log(`  ${resident(engine)} after it`);
  lh.close();
  await engine.stop();
  rmSync(data, { recursive: true, force: true });
}
