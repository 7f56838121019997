import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VariableType } from '#api/gen/common_enums_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, LhClient } from './client.ts';
import { entrypoint, exit, primitive, strVariable, workflow } from './flows.ts';

let engine: RunningEngine;
let lh: LhClient;
beforeAll(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
  await lh.call(
    'putWfSpec',
    workflow('empty', { start: entrypoint('end'), end: exit }, [strVariable('said', { searchable: true })]),
  );
  for (const name of ['paid', 'sent']) await lh.call('putExternalEventDef', { name });
});
afterAll(async () => {
  lh.close();
  await engine.stop();
});

const post = (id: string, name: string, guid: string) =>
  lh.call('putExternalEvent', { wfRunId: { id }, externalEventDefId: { name }, guid });

describe('ExternalEvents', () => {
  it('are found page by page, those that are kept and those of WfRuns', async () => {
    await lh.call('runWf', { wfSpecName: 'empty', id: 'there' });
    for (const guid of ['a', 'b']) await post('there', 'paid', guid);
    for (const guid of ['c', 'd', 'e']) await post('later', 'paid', guid);
    await post('later', 'sent', 'f');
    const search = { externalEventDefId: { name: 'paid' }, limit: 2 };
    const guids: string[][] = [];
    for (let bookmark: Uint8Array | undefined, isMore = true; isMore; isMore = bookmark !== undefined) {
      const found = await lh.call('searchExternalEvent', { ...search, bookmark });
      guids.push(found.results.map(({ guid }) => guid));
      bookmark = found.bookmark;
    }
    expect(guids).toEqual([['e', 'd'], ['c', 'a'], ['b']]);
    const claimed = await lh.call('searchExternalEvent', { ...search, isClaimed: true });
    expect(claimed.results).toEqual([]);
  });
});

describe('WfRuns', () => {
  it('are found by NULL and by pages of what is left of many', async () => {
    for (let i = 0; i < 130; i++) {
      const said = { value: { case: 'str' as const, value: `${i}` } };
      await lh.call('runWf', { wfSpecName: 'empty', id: `n${i}`, variables: i === 3 ? {} : { said } });
    }
    const variableFilters = [{ varName: 'said' }];
    const first = await lh.call('searchWfRun', { wfSpecName: 'empty', variableFilters, limit: 1 });
    expect(first.results.map(({ id }) => id)).toEqual(['n3']);
    const { bookmark } = first;
    const second = await lh.call('searchWfRun', { wfSpecName: 'empty', variableFilters, limit: 1, bookmark });
    expect(second.results.map(({ id }) => id)).toEqual(['there']);
    expect(second.bookmark).toBeUndefined();
  });
});

describe('requests', () => {
  it('with enum numbers that nobody knows are refused and store nothing', async () => {
    const returnType = { returnType: primitive(99 as VariableType) };
    expect(await codeOf(lh.call('putTaskDef', { name: 'odd', returnType }))).toBe(status.INVALID_ARGUMENT);
    expect(await codeOf(lh.call('getTaskDef', { name: 'odd' }))).toBe(status.NOT_FOUND);
  });

  it('of more than 4 MiB are refused', async () => {
    const content = { value: { case: 'str' as const, value: 'x'.repeat(4_200_000) } };
    const request = { wfRunId: { id: 'big' }, externalEventDefId: { name: 'sent' }, content };
    expect(await codeOf(lh.call('putExternalEvent', request))).toBe(status.RESOURCE_EXHAUSTED);
  });
});
