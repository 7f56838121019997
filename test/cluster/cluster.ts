/**
 * A real LittleHorse cluster on loopback for the tests: one Kafka broker (KRaft) and one LittleHorse server 1.2.1,
 * from Maven packages alone. The server is AGPL: it is run as a black box.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { classPath, java, packages } from './maven.ts';

export interface Cluster {
  /** host:port of the gRPC service. */
  readonly address: string;
  /** Process ids of Kafka and the server. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

function kafkaProperties(folder: string, broker: number, controller: number): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=INTERNAL://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=INTERNAL://127.0.0.1:${broker}
inter.broker.listener.name=INTERNAL
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT
log.dirs=${folder}/kafka
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
`;
}

function serverProperties(
  folder: string,
  broker: number,
  port: number,
  internal: number,
  health: number,
): string {
  return `LHS_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:${broker}
LHS_STATE_DIR=${folder}/lh
LHS_CLUSTER_ID=paddock-test
LHS_CLUSTER_PARTITIONS=4
LHS_CORE_STREAM_THREADS=2
LHS_REPLICATION_FACTOR=1
LHS_SHOULD_CREATE_TOPICS=true
LHS_LISTENERS=PLAIN:${port}
LHS_ADVERTISED_LISTENERS=PLAIN://localhost:${port}
LHS_INTERNAL_BIND_PORT=${internal}
LHS_INTERNAL_ADVERTISED_PORT=${internal}
LHS_HEALTH_SERVICE_PORT=${health}
`;
}

async function until(
  what: string,
  process: ChildProcess,
  log: string,
  ready: () => Promise<boolean> | boolean,
): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    if (await ready()) return;
    if (process.exitCode !== null) break;
    await sleep(250);
  }
  throw new Error(`${what} did not come up:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true)));
    socket.on('error', () => done(false));
  });
}

function startProcess(folder: string, name: string, args: string[]): { process: ChildProcess; log: string } {
  const log = join(folder, `${name}.log`);
  const output = openSync(log, 'w');
  return { process: spawn(java(), args, { stdio: ['ignore', output, output] }), log };
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = new Promise((done) => process.once('exit', done));
  process.kill('SIGTERM');
  await Promise.race([ended, sleep(10_000)]);
  process.kill('SIGKILL');
}

/** Takes 15-30 s. `stop` ends both processes and removes their files. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'paddock-cluster-'));
  mkdirSync(join(folder, 'lh'));
  const [broker, controller, port, internal, health] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  writeFileSync(join(folder, 'kafka.properties'), kafkaProperties(folder, broker, controller));
  writeFileSync(join(folder, 'lh.config'), serverProperties(folder, broker, port, internal, health));
  const kafkaPath = classPath(packages.kafka);
  const format = [
    'format',
    '--ignore-formatted',
    '--config',
    join(folder, 'kafka.properties'),
    '--cluster-id',
    'cGFkZG9jay10ZXN0LWlkMA',
  ];
  execFileSync(java(), ['-cp', kafkaPath, 'kafka.tools.StorageTool', ...format], { stdio: 'pipe' });

  const kafka = startProcess(folder, 'kafka', [
    '-Xmx512m',
    '-cp',
    kafkaPath,
    'kafka.Kafka',
    join(folder, 'kafka.properties'),
  ]);
  const started = [kafka.process];
  const stop = async () => {
    for (const process of started.reverse()) await end(process);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until('Kafka', kafka.process, kafka.log, () => answers(broker));
    const options = [
      '-Xmx1g',
      '-XX:+UseParallelGC',
      '-cp',
      classPath(packages.server),
      'io.littlehorse.App',
      join(folder, 'lh.config'),
    ];
    const server = startProcess(folder, 'lh', options);
    started.push(server.process);
    await until(
      'LittleHorse',
      server.process,
      server.log,
      async () =>
        (await answers(port)) && readFileSync(server.log, 'utf8').includes('REBALANCING to RUNNING'),
    );
    return { address: `127.0.0.1:${port}`, pids: started.flatMap(({ pid }) => pid ?? []), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
