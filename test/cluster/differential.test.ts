// Every case of the differential suite gives on a fresh real cluster what was recorded: no recording is stale.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded } from '../differential/answer-text.ts';
import { caseNames, readCase } from '../differential/case.ts';
import { differences, printed } from '../differential/compare.ts';
import { play, together } from '../differential/play.ts';
import { clusterForCase } from '../differential/server.ts';
import { type Cluster, startCluster } from './cluster.ts';

const names = caseNames();
const said = new Map<string, string>();
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
  const serverFor = clusterForCase(cluster.address);
  await together(names, 6, async (name) => {
    try {
      const ofCase = readCase(name);
      const before = recorded(name);
      const answer = await play(ofCase, serverFor);
      said.set(
        name,
        before === undefined ? 'no answer is recorded' : printed(differences(ofCase, before, answer)),
      );
    } catch (error) {
      said.set(name, String((error as Error).stack));
    }
  });
}, 900_000);

afterAll(async () => cluster?.stop());

test.each(names)('%s', (name) => {
  expect(said.get(name), readCase(name).title).toBe('');
});
