// What a real server says of faulty WfSpecs, and of LittleHorse's own examples, is what we say before it sees them: taken
// or refused, and why.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { type Definitions, noDefinitions } from '#model/document/definitions.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { MetadataLookup } from '#model/validate/metadata-lookup.ts';
import { projectLookup } from '#model/validate/project-lookup.ts';
import { together } from '../differential/play.ts';
import { visible } from '../differential/server.ts';
import { exampleDefinitions, exampleDefinitionsDocument, exampleWfSpecs } from '../fixtures/examples.ts';
import { connectClient, type LittleHorseClient } from '../kit/client.ts';
import { childOrder, faultyDefinitions, faultyWfSpecs } from './faulty.ts';
import { type Answer, ourVerdict, putDefinitions, putWfSpec, verdictOfServer } from './verdict.ts';

const clients: LittleHorseClient[] = [];
const faulty = faultyWfSpecs();
const examples = exampleWfSpecs();
const answers = new Map<PutWfSpecRequest, Answer>();

afterAll(() => clients.forEach((client) => client.close()));

async function ownTenant(): Promise<LittleHorseClient> {
  const id = `verdicts-${randomBytes(4).toString('hex')}`;
  const admin = connectClient(inject('cluster'));
  await admin.call('putTenant', { id });
  admin.close();
  const client = connectClient(inject('cluster'), { tenant: id });
  clients.push(client);
  await visible(() => client.call('searchWfSpec', {}));
  return client;
}

/** Definitions as we know them without a server, and the WfSpecs that were stored so far. */
function lookupOf(definitions: Definitions, wfSpecs: ReadonlyMap<string, WfSpec>): MetadataLookup {
  const workflow = { name: '', entrypoint: '', threads: [] };
  const project = projectLookup({ workflow, definitions, layout: emptyLayout });
  return {
    ...project,
    // The cluster has the first version of each.
    userTaskDef: (name, version) => ((version ?? 0) === 0 ? project.userTaskDef(name, version) : undefined),
    latestWfSpec: (name, major) => {
      const found = wfSpecs.get(name);
      return major === undefined || (found?.id?.majorVersion ?? 0) === major ? found : undefined;
    },
  };
}

async function putHelper(
  client: LittleHorseClient,
  request: PutWfSpecRequest,
): Promise<ReadonlyMap<string, WfSpec>> {
  const stored = await client.call('putWfSpec', request);
  await visible(() => client.call('getLatestWfSpec', { name: request.name }));
  return new Map([[request.name, stored]]);
}

const reason = (answer: Answer | undefined): string => {
  if (answer === undefined) return 'no answer';
  return 'wfSpec' in answer ? 'taken' : `${answer.code}: ${answer.words}`;
};

describe('a faulty WfSpec', () => {
  let lookup: MetadataLookup = lookupOf(noDefinitions, new Map());

  beforeAll(async () => {
    const client = await ownTenant();
    const { definitions, requests } = faultyDefinitions();
    await putDefinitions(client, requests);
    lookup = lookupOf(definitions, await putHelper(client, childOrder()));
    await together(faulty, 4, async ({ request }) => {
      answers.set(request, await putWfSpec(client, request));
    });
  });

  test('is at hand in more than a hundred forms', () => {
    const refused = faulty.filter(({ request }) => !('wfSpec' in answers.get(request)!));
    expect(refused.length).toBeGreaterThan(180);
    expect(faulty.length - refused.length).toBeGreaterThan(20);
  });

  test.each(faulty)('$name', ({ request }) => {
    const answer = answers.get(request)!;
    expect(ourVerdict(request, lookup, answer), reason(answer)).toEqual(verdictOfServer(answer));
  });
});

describe('an example of LittleHorse', () => {
  const stored = new Map<string, WfSpec>();
  const lookup = lookupOf(exampleDefinitionsDocument(), stored);

  beforeAll(async () => {
    const client = await ownTenant();
    await putDefinitions(client, exampleDefinitions());
    for (const request of examples) {
      const answer = await putWfSpec(client, request);
      answers.set(request, answer);
      if (!('wfSpec' in answer)) continue;
      stored.set(request.name, answer.wfSpec);
      await visible(() => client.call('getLatestWfSpec', { name: request.name }));
    }
  });

  test.each(examples)('$name', (request) => {
    const answer = answers.get(request)!;
    expect(reason(answer)).toBe('taken');
    expect(ourVerdict(request, lookup, answer)).toEqual({ taken: true });
  });
});
