/** Starts the official workers that carry out the tasks of LittleHorse's examples, on any server. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exampleDefinitions } from '../fixtures/examples.ts';
import { classPath, java, packages } from './maven.ts';
import { type RunningWorkers, pythonWithClient, ready } from './workers.ts';

const folder = join(import.meta.dirname, 'workers');

/** Their types are beyond the official Python client (1.3.0). */
const ofJava = ['produce-array', 'consume-array', 'consume-map'];

/** The TaskDefs have to be there already. */
export async function startStandInWorkers(address: string, tenant = 'default'): Promise<RunningWorkers> {
  const [host, port] = address.split(':') as [string, string];
  const ofPython = exampleDefinitions()
    .taskDefs.map(({ name }) => name)
    .filter((name) => !ofJava.includes(name));
  const env = {
    ...process.env,
    LHC_API_HOST: host,
    LHC_API_PORT: port,
    LHC_TENANT_ID: tenant,
    LHW_TASK_WORKER_ID: 'python-stand-in',
  };
  const javaArgs = ['-Xmx256m', '-cp', classPath(packages.client), join(folder, 'NativeValuesWorker.java')];
  const workers = await Promise.all([
    ready(spawn(pythonWithClient(), [join(folder, 'stand_in_worker.py'), ...ofPython], { env })),
    ready(spawn(java(), [...javaArgs, host, port, tenant])),
  ]);
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
