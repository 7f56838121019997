/**
 * Our engine alone, durable, driven by a client and a worker of this process, where no JDK is: start time, memory,
 * three-task WfRuns a second, and the time from RunWf to the last task's execution.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngineProcess } from '../kit/engine.ts';
import { LhClient } from '../server/client.ts';
import { startWorker, success, text } from '../server/worker.ts';
import { quantile } from './figures.ts';

const runs = 3000;
const inFlight = 40;

async function register(client: LhClient): Promise<void> {
  await client.call('putTaskDef', { name: 'bench-task' });
  const task = (name: string, next: string) => ({
    [name]: {
      node: {
        case: 'task' as const,
        value: { taskToExecute: { case: 'taskDefId' as const, value: { name: 'bench-task' } } },
      },
      outgoingEdges: [{ sinkNodeName: next }],
    },
  });
  const nodes = {
    start: { node: { case: 'entrypoint' as const, value: {} }, outgoingEdges: [{ sinkNodeName: 'one' }] },
    ...task('one', 'two'),
    ...task('two', 'three'),
    ...task('three', 'done'),
    done: { node: { case: 'exit' as const, value: {} } },
  };
  await client.call('putWfSpec', {
    name: 'bench',
    entrypointThreadName: 'entrypoint',
    threadSpecs: { entrypoint: { nodes } },
  });
}

export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'paddock-bench-'));
  const before = performance.now();
  const engine = await startEngineProcess(['--port', '0', '--data', data]);
  console.log(
    `serves after ${(performance.now() - before).toFixed(0)} ms (start of the process to its first line)`,
  );
  const client = new LhClient(engine.address);
  await register(client);
  const started = new Map<string, number>();
  const took: number[] = [];
  let ended = 0;
  const allEnded = Promise.withResolvers<void>();
  const work = () =>
    startWorker(client, 'bench-task', (task) => {
      const id = task.taskRunId!.wfRunId!.id;
      if (task.taskRunId!.taskGuid === '0-3') {
        took.push(performance.now() - started.get(id)!);
        if (++ended === runs) allEnded.resolve();
      }
      return success(text('done'));
    });
  const workers = Array.from({ length: inFlight }, work);
  const begin = performance.now();
  let next = 0;
  const drive = async (): Promise<void> => {
    while (next < runs) {
      const id = `bench-${next++}`;
      started.set(id, performance.now());
      await client.call('runWf', { wfSpecName: 'bench', id });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, drive));
  await allEnded.promise;
  const seconds = (performance.now() - begin) / 1000;
  took.sort((a, b) => a - b);
  console.log(
    `${(runs / seconds).toFixed(0)} three-task WfRuns/s; RunWf to last task ${quantile(took, 0.5).toFixed(1)} ms (median), ${quantile(took, 0.99).toFixed(1)} ms (99th percentile)`,
  );
  const status =
    process.platform === 'linux' ? readFileSync(`/proc/${engine.process.pid}/status`, 'utf8') : '';
  console.log(`resident ${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024).toFixed(0)} MB`);
  for (const worker of workers) worker.stop();
  client.close();
  await engine.stop();
  rmSync(data, { recursive: true, force: true });
}
