import { beforeEach, expect, test } from 'vitest';
import type { BridgeClient, BridgeEvent, RunSnapshot } from '#bridge/contract.ts';
import { followRuns, leaveRun } from '../../../renderer/runs/follow-runs.ts';
import { setHost } from '../../../renderer/services/host.ts';
import { useDocument } from '../../../renderer/store/document-store.ts';
import { useRun } from '../../../renderer/store/run-store.ts';
import { useSession } from '../../../renderer/store/session-store.ts';
import { aSnapshot } from './a-run.ts';
import { theCheckout } from './checkout.ts';

const entrypoint = { entrypoint: {} };
const waitForCard = {
  node: 'wait-for-card',
  thread: 1,
  spec: 'ask-for-card',
  status: 'RUNNING',
  type: { externalEvent: { externalEventDefId: { name: 'card-updated' } } },
};
const started = aSnapshot([{ node: 'start', type: entrypoint }]);
const waiting = aSnapshot([{ node: 'start', type: entrypoint }, waitForCard]);

let tell: (event: BridgeEvent) => void;
let watchedRuns: number;
let unwatched: number;
let stop: () => void;

beforeEach(() => {
  const listeners: ((event: BridgeEvent) => void)[] = [];
  tell = (event) => listeners.forEach((listener) => listener(event));
  watchedRuns = 0;
  unwatched = 0;
  setHost({
    on: (kind: string, listener: (event: BridgeEvent) => void) => {
      listeners.push((event) => event.kind === kind && listener(event));
      return () => undefined;
    },
    engine: {
      watchRun: () => {
        watchedRuns++;
        return Promise.resolve(waiting);
      },
      unwatchRun: () => {
        unwatched++;
        return Promise.resolve();
      },
    },
  } as unknown as BridgeClient);
  // Painting asks where the focus is.
  globalThis.document ??= { activeElement: null } as Document;
  useSession.getState().clearSelection();
  useRun.getState().leave();
  useDocument.setState({ drawing: theCheckout() });
  stop?.();
  stop = followRuns();
  useRun.getState().watch(started, theCheckout().workflow);
});

const changed = (snapshot: RunSnapshot) => tell({ kind: 'run-changed', snapshot });

test('a run is painted when it is watched and whenever it changed', () => {
  expect(Object.keys(useRun.getState().overlay?.nodes ?? {})).toEqual(['entrypoint/start']);
  const before = useRun.getState().overlay?.nodes['entrypoint/start'];
  changed(waiting);
  expect(useRun.getState().overlay?.nodes['ask-for-card/wait-for-card']?.status).toBe('waiting');
  // Nothing is new about this card, so that it needs no drawing.
  expect(useRun.getState().overlay?.nodes['entrypoint/start']).toBe(before);
});

test('a run that comes to wait for somebody brings its node into view', () => {
  changed(waiting);
  const { selection, reveal, inspectorTab } = useSession.getState();
  expect(selection).toEqual([{ kind: 'node', thread: 'ask-for-card', node: 'wait-for-card' }]);
  expect(reveal?.item).toEqual(selection[0]);
  expect(inspectorTab).toBe('run');
});

test('other runs are not mixed in', () => {
  changed({ ...waiting, wfRun: { ...(waiting.wfRun as object), id: { id: 'run-2' } } });
  expect(Object.keys(useRun.getState().overlay?.nodes ?? {})).toEqual(['entrypoint/start']);
});

test('an engine that came back is asked for the run again', async () => {
  tell({ kind: 'engine-status', status: { state: 'down' } });
  expect(useRun.getState().overlay).toBeDefined();
  tell({ kind: 'engine-status', status: { state: 'up' } });
  await Promise.resolve();
  await Promise.resolve();
  expect(watchedRuns).toBe(1);
  expect(useRun.getState().overlay?.nodes['ask-for-card/wait-for-card']).toBeDefined();
});

test('an edit of the drawing paints anew; leaving the run clears the canvas and lets the host forget it', () => {
  changed(waiting);
  const { workflow, ...rest } = theCheckout();
  const threads = workflow.threads.map((thread) => ({ ...thread, nodes: thread.nodes.slice(0, 1) }));
  useDocument.setState({ drawing: { ...rest, workflow: { ...workflow, threads } } });
  expect(useRun.getState().overlay).toBeDefined();
  leaveRun();
  expect(useRun.getState().overlay).toBeUndefined();
  expect(unwatched).toBe(1);
});

test('a node that goes round again shows its newest visit, whichever was looked at', () => {
  const visits = [{ node: 'charge' }, { node: 'paid', type: entrypoint }];
  changed(aSnapshot(visits));
  useRun.getState().choose('0/0');
  changed(aSnapshot([...visits, { node: 'charge', status: 'RUNNING' }]));
  expect(useRun.getState().chosen).toBeUndefined();
  expect(useRun.getState().overlay?.nodes['entrypoint/charge']).toMatchObject({
    nodeRun: '0/2',
    status: 'running',
  });
});
