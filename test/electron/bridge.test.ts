/** The bridge: calls, errors and events over a channel in memory; refusal of everything that has not the right shape. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '#bridge/channel.ts';
import { connectServices } from '#bridge/client.ts';
import type { BridgeClient, HostEvent, RunSnapshot, Services } from '#bridge/contract.ts';
import { memoryChannels } from '#bridge/memory-channel.ts';
import { serveChannel } from '#bridge/server.ts';
import { ServiceError } from '#bridge/service-error.ts';

const PROJECT = { root: '/p', name: 'p', files: [] };
const snapshot = (status: string): RunSnapshot => ({
  connection: 'local',
  wfRun: { status },
  nodeRuns: [],
  taskRuns: [],
  userTaskRuns: [],
  variables: [],
  externalEvents: [],
});

/** A host whose services only remember what they were asked; not the real ones. */
function fakeHost() {
  const asked: [string, unknown][] = [];
  const sends = new Set<(event: HostEvent) => void>();
  let closed = 0;
  const answer =
    (method: string, value: unknown) =>
    (args: unknown): Promise<never> => {
      asked.push([method, args]);
      return value instanceof Error ? Promise.reject(value) : Promise.resolve(value as never);
    };
  const services = {
    files: {
      templates: answer('templates', [{ id: 'checkout', title: 'Checkout', description: '' }]),
      openProject: answer('openProject', PROJECT),
      chooseFolder: answer('chooseFolder', undefined),
      read: answer('read', new ServiceError('not-found', 'x.yaml is not there (any more).')),
      write: answer('write', []),
      remove: answer('remove', new Error('a bug')),
    },
    engine: { watchRun: answer('watchRun', snapshot('RUNNING')), status: () => new Promise(() => {}) },
    settings: {},
    recovery: {},
  } as unknown as Services;
  const open = (send: (event: HostEvent) => void) => {
    sends.add(send);
    return {
      services,
      close: () => {
        sends.delete(send);
        closed += 1;
      },
    };
  };
  return {
    asked,
    open,
    send: (event: HostEvent) => sends.forEach((send) => send(event)),
    closed: () => closed,
  };
}

const clients: BridgeClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

/** A client of `host` whose connections can be cut and whose next attempts can be made to fail. */
function connected(host: ReturnType<typeof fakeHost>, log: string[] = []) {
  const hostEnds: Channel[] = [];
  let failures = 0;
  const client = connectServices(
    async () => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('nobody there');
      }
      const [page, hostEnd] = memoryChannels();
      hostEnds.push(hostEnd);
      serveChannel(hostEnd, host.open, (text) => log.push(text));
      return page;
    },
    { retryDelaysMs: [5] },
  );
  clients.push(client);
  return { client, cut: () => hostEnds.at(-1)!.close(), fail: (times: number) => (failures = times) };
}

describe('calls', () => {
  test('arguments and answers travel, undefined too', async () => {
    const host = fakeHost();
    const { client } = connected(host);
    expect(await client.files.templates()).toEqual([{ id: 'checkout', title: 'Checkout', description: '' }]);
    expect(await client.files.openProject({ root: '/p' })).toEqual(PROJECT);
    expect(await client.files.chooseFolder({ title: 'Open' })).toBeUndefined();
    expect(host.asked).toEqual([
      ['templates', {}],
      ['openProject', { root: '/p' }],
      ['chooseFolder', { title: 'Open' }],
    ]);
  });

  test('a refusal keeps its code and sentence and is a ServiceError', async () => {
    const { client } = connected(fakeHost());
    const refused = client.files.read({ root: '/p', path: 'x.yaml' });
    await expect(refused).rejects.toBeInstanceOf(ServiceError);
    await expect(refused).rejects.toMatchObject({
      code: 'not-found',
      message: 'x.yaml is not there (any more).',
    });
  });

  test('a bug of the host is `internal` and goes to its log in full', async () => {
    const log: string[] = [];
    const { client } = connected(fakeHost(), log);
    await expect(client.files.remove({ root: '/p', path: 'a.yaml' })).rejects.toMatchObject({
      code: 'internal',
    });
    expect(log[0]).toContain('bridge.test.ts');
  });

  test.each<[string, string, unknown]>([
    ['nothing', 'x', {}],
    ['files', 'format', {}],
    ['files', 'constructor', {}],
    ['__proto__', 'toString', {}],
    ['files', 'read', { root: '/p' }],
    ['files', 'read', { root: '/p', path: 7 }],
    ['files', 'read', { root: '/p', path: 'a', more: 1 }],
    ['files', 'write', { root: '/p', files: [{ path: 'a' }] }],
    ['engine', 'setMocks', { plans: [{ taskDef: 't', outcomes: [] }] }],
    ['engine', 'setMocks', { plans: [{ taskDef: 't', outcomes: [{ kind: 'crash' }] }] }],
    ['settings', 'set', { settings: { theme: 'pink' } }],
  ])('%s.%s with %j is refused and reaches no service', async (service, method, args) => {
    const host = fakeHost();
    const [page, hostEnd] = memoryChannels();
    serveChannel(hostEnd, host.open);
    const answered = new Promise<string>((resolve) => page.onMessage(resolve));
    page.send(JSON.stringify({ kind: 'call', id: 1, service, method, args }));
    expect(JSON.parse(await answered)).toMatchObject({ kind: 'error', id: 1, code: 'bad-request' });
    expect(host.asked).toEqual([]);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"kind":"call"}',
    '{"kind":"reply","id":1}',
    '{"kind":"call","id":0,"service":"a","method":"b"}',
  ])('the message %j is refused', async (text) => {
    const [page, hostEnd] = memoryChannels();
    serveChannel(hostEnd, fakeHost().open);
    const answered = new Promise<string>((resolve) => page.onMessage(resolve));
    page.send(text);
    expect(JSON.parse(await answered)).toMatchObject({ kind: 'error', id: null, code: 'bad-request' });
  });
});

describe('a lost connection', () => {
  test('calls in flight reject, the page hears down and up, and calls work again', async () => {
    const host = fakeHost();
    const { client, cut, fail } = connected(host);
    const heard: boolean[] = [];
    client.on('connection', ({ isUp }) => heard.push(isUp));
    await client.files.templates();
    const inFlight = client.engine.status();
    const rejected = expect(inFlight).rejects.toMatchObject({ code: 'connection-lost' });
    await new Promise((resolve) => setTimeout(resolve, 1));
    fail(3);
    cut();
    await rejected;
    expect(client.isUp()).toBe(false);
    await vi.waitFor(() => expect(client.isUp()).toBe(true));
    expect(await client.files.templates()).toHaveLength(1);
    expect(heard).toEqual([true, false, true]);
    expect(host.closed()).toBe(1);
  });

  test('watched runs and open projects are watched again, and the page gets the run as it is now', async () => {
    const host = fakeHost();
    const { client, cut } = connected(host);
    const seen: RunSnapshot[] = [];
    client.on('run-changed', (event) => seen.push(event.snapshot));
    await client.files.openProject({ root: '/p' });
    await client.engine.watchRun({ connection: 'local', wfRunId: { id: 'a' } });
    host.asked.length = 0;
    cut();
    await vi.waitFor(() => expect(seen).toEqual([snapshot('RUNNING')]));
    expect(host.asked).toEqual([
      ['openProject', { root: '/p' }],
      ['watchRun', { connection: 'local', wfRunId: { id: 'a' } }],
    ]);
  });

  test('a page that finds nobody at first hears so and is served later', async () => {
    const heard: boolean[] = [];
    const [page, hostEnd] = memoryChannels();
    serveChannel(hostEnd, fakeHost().open);
    let attempts = 0;
    const open = () => (++attempts < 3 ? Promise.reject(new Error('nobody')) : Promise.resolve(page));
    const client = connectServices(open, { retryDelaysMs: [5] });
    clients.push(client);
    client.on('connection', ({ isUp }) => heard.push(isUp));
    await expect(client.files.templates()).rejects.toMatchObject({ code: 'connection-lost' });
    await vi.waitFor(() => expect(heard).toEqual([false, true]));
  });

  test('after close nothing is tried again', async () => {
    const host = fakeHost();
    const { client } = connected(host);
    await client.files.templates();
    client.close();
    await vi.waitFor(() => expect(host.closed()).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(client.isUp()).toBe(false);
  });
});

test('events reach the listeners of their kind until they leave', async () => {
  const host = fakeHost();
  const { client } = connected(host);
  const actions: string[] = [];
  const off = client.on('menu', ({ action }) => actions.push(action));
  client.on('file-changed', () => actions.push('never'));
  await client.files.templates();
  host.send({ kind: 'menu', action: 'file.save' });
  await vi.waitFor(() => expect(actions).toEqual(['file.save']));
  off();
  host.send({ kind: 'menu', action: 'edit.undo' });
  await client.files.templates();
  expect(actions).toEqual(['file.save']);
});

test('a message port carries it as well', async () => {
  const { portChannel } = await import('#bridge/message-port.ts');
  const { port1, port2 } = new MessageChannel();
  const host = fakeHost();
  serveChannel(portChannel(port1 as never), host.open);
  const client = connectServices(() => Promise.resolve(portChannel(port2 as never)), {
    retryDelaysMs: [60_000],
  });
  clients.push(client);
  expect(await client.files.openProject({ root: '/p' })).toEqual(PROJECT);
  port1.close();
  await vi.waitFor(() => expect(client.isUp()).toBe(false));
});
