import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { EngineService, RunSnapshot } from '#bridge/contract.ts';
import { startRun } from '../../../renderer/runs/start-run.ts';
import { aSnapshot } from './a-run.ts';
import { theCheckout } from './checkout.ts';

/** An engine that writes down what it is asked; `refuse` says with which code a call is refused, if at all. */
function anEngine(
  refuse: (method: string, request: JsonObject, before: readonly string[]) => string | undefined = () =>
    undefined,
) {
  const asked: string[] = [];
  const requests: JsonObject[] = [];
  const engine = {
    call: ({ method, request }: { method: string; request: JsonValue }) => {
      const code = refuse(method, request as JsonObject, asked);
      const name = (request as JsonObject).name;
      asked.push(typeof name === 'string' ? `${method} ${name}` : method);
      requests.push(request as JsonObject);
      if (code !== undefined) return Promise.reject(Object.assign(new Error(`refused: ${code}`), { code }));
      if (method === 'PutWfSpec')
        return Promise.resolve({ id: { name: 'checkout', majorVersion: 2, revision: 1 } });
      return Promise.resolve(method === 'RunWf' ? { id: { id: 'run-1' } } : {});
    },
    clearMocks: ({ taskDefs }: { taskDefs?: readonly string[] }) => {
      asked.push(`clearMocks ${taskDefs?.join(' ')}`);
      return Promise.resolve();
    },
    setMocks: () => {
      asked.push('setMocks');
      return Promise.resolve();
    },
    watchRun: (): Promise<RunSnapshot> => {
      asked.push('watchRun');
      return Promise.resolve(aSnapshot([]));
    },
  } as unknown as EngineService;
  return { engine, asked, requests };
}

const order = () => ({
  drawing: theCheckout(),
  inputs: { email: { str: 'a@b' } },
  plans: [],
  unmocked: ['ship-order'],
});

test('definitions, then the WfSpec, then mocks, then the run of the very version that was put', async () => {
  const { engine, asked, requests } = anEngine();
  const said: string[] = [];
  const started = await startRun(engine, order(), (step) => said.push(step));
  expect(started.ok).toBe(true);
  expect(asked.slice(0, 7)).toEqual([
    'PutTaskDef reserve-stock',
    'PutTaskDef release-stock',
    'PutTaskDef charge-card',
    'PutTaskDef ship-order',
    'PutTaskDef send-email',
    'PutExternalEventDef card-updated',
    'PutExternalEventDef order-cancelled',
  ]);
  expect(asked.slice(7)).toEqual([
    'PutWfSpec checkout',
    'clearMocks ship-order',
    'setMocks',
    'RunWf',
    'watchRun',
  ]);
  expect(requests.at(-1)).toEqual({
    wfSpecName: 'checkout',
    majorVersion: 2,
    revision: 1,
    variables: { email: { str: 'a@b' } },
  });
  expect(said).toEqual(['Putting definitions', 'Putting the WfSpec', 'Setting mocks', 'Starting the run']);
});

test('a TaskDef of other content is deleted and put again', async () => {
  const { engine, asked } = anEngine((method, { name }, before) =>
    method === 'PutTaskDef' && name === 'charge-card' && !before.includes('DeleteTaskDef')
      ? 'ALREADY_EXISTS'
      : undefined,
  );
  expect((await startRun(engine, order(), () => undefined)).ok).toBe(true);
  const at = asked.indexOf('PutTaskDef charge-card');
  expect(asked.slice(at, at + 3)).toEqual([
    'PutTaskDef charge-card',
    'DeleteTaskDef',
    'PutTaskDef charge-card',
  ]);
});

test('what the engine refuses for good is told', async () => {
  const { engine, asked } = anEngine((method) => (method === 'PutWfSpec' ? 'INVALID_ARGUMENT' : undefined));
  await expect(startRun(engine, order(), () => undefined)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  expect(asked).not.toContain('RunWf');
});

test('a drawing that does not compile gives problems and asks the engine for nothing', async () => {
  const { engine, asked } = anEngine();
  const { drawing, ...rest } = order();
  const threads = drawing.workflow.threads.map((thread) => ({
    ...thread,
    nodes: thread.nodes.map((node) => (node.kind === 'task' ? { ...node, args: ['1 +'] } : node)),
  }));
  const started = await startRun(
    engine,
    { ...rest, drawing: { ...drawing, workflow: { ...drawing.workflow, threads } } },
    () => undefined,
  );
  expect(started.ok).toBe(false);
  expect(started.ok ? [] : started.error.length).toBeGreaterThan(0);
  expect(asked).toEqual([]);
});

test('workflows that it runs are put before it', async () => {
  const { engine, asked, requests } = anEngine();
  const { workflow } = theCheckout();
  const others = [{ ...workflow, name: 'child' }];
  expect((await startRun(engine, { ...order(), others }, () => undefined)).ok).toBe(true);
  expect(asked.filter((each) => each.startsWith('PutWfSpec'))).toEqual([
    'PutWfSpec child',
    'PutWfSpec checkout',
  ]);
  expect(requests.at(-1)).toMatchObject({ wfSpecName: 'checkout' });
});
