// Every template registers on a real cluster, and every scenario of it does there what it does on our engine and in
// `paddock test`: the same NodeRuns after each move, the same ThreadRuns, TaskRuns, Variables and events in the end.
import { type JsonValue, toJson } from '@bufbuild/protobuf';
import { beforeAll, expect, inject, test } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { WfRunState } from '../../engine/core/contract.ts';
import { checkExpectations } from '../../engine/simulate/expectations.ts';
import { differences, printed } from '../differential/compare.ts';
import { Names } from '../differential/normalise.ts';
import { together } from '../differential/play.ts';
import { clusterForCase, engineForCase, type ServerForCase } from '../differential/server.ts';
import { playStory } from './play-moves.ts';
import { type Story, storyOf } from './scenario-moves.ts';
import { type TemplateScenario, templateNames, templateScenarios } from './template-scenarios.ts';

/**
 * How long a day of a template's waits takes here. Waits that run at the same time must end seconds apart: a real server's
 * timers are up to 1.4 s late. Absent: nothing in it waits for days.
 */
const dayMs: Readonly<Record<string, number>> = {
  approval: 2000,
  checkout: 1000,
  correlation: 600,
  'long-wait': 500,
};

interface Played {
  readonly story: Story;
  readonly real: JsonValue;
  readonly ours: JsonValue;
}

const scenarios = templateScenarios();
const played = new Map<string, Played | Error>();

async function play(each: TemplateScenario, serverFor: ServerForCase, story: Story): Promise<JsonValue> {
  const server = await serverFor();
  try {
    return new Names().normalise(await playStory(server, story, dayMs[each.template] ?? 1000));
  } finally {
    await server.close();
  }
}

async function playBoth(each: TemplateScenario, cluster: ServerForCase): Promise<void> {
  try {
    const story = storyOf(each.workflowFile, each.scenario);
    const [real, ours] = await Promise.all([play(each, cluster, story), play(each, engineForCase, story)]);
    played.set(each.name, { story, real, ours });
  } catch (error) {
    played.set(each.name, error as Error);
  }
}

beforeAll(async () => {
  const cluster = clusterForCase(inject('cluster'));
  await together(scenarios, 4, (each) => playBoth(each, cluster));
}, 600_000);

test('there are eight templates, each with three to nine scenarios', () => {
  expect(templateNames()).toHaveLength(8);
  for (const name of templateNames()) {
    const count = scenarios.filter(({ template }) => template === name).length;
    expect(count, name).toBeGreaterThanOrEqual(3);
    expect(count, name).toBeLessThanOrEqual(9);
  }
});

const answer = (wfRuns: JsonValue) => ({ title: '', steps: [], wfRuns });

/** What a snapshot of a server should say of the simulated WfRun. */
const inShort = ({ wfRun, variables }: WfRunState) => ({
  status: LHStatus[wfRun.status],
  threads: wfRun.threadRuns.map(({ number, status }) => `${number} ${LHStatus[status]}`),
  variables: Object.fromEntries(
    [...variables]
      .filter(([, { masked }]) => !masked)
      .map(([key, { value }]) => [key, value === undefined ? {} : toJson(VariableValueSchema, value)]),
  ),
});

interface Snapshot {
  readonly wfRun: { status?: string; threadRuns: { number?: number; status?: string }[] };
  readonly variables?: {
    id: { threadRunNumber?: number; name: string };
    value?: JsonValue;
    masked?: boolean;
  }[];
}

const shortOf = ({ wfRun, variables = [] }: Snapshot) => ({
  status: wfRun.status,
  threads: wfRun.threadRuns.map(({ number = 0, status }) => `${number} ${status}`),
  variables: Object.fromEntries(
    variables
      .filter(({ masked }) => masked !== true)
      .map(({ id, value }) => [`${id.threadRunNumber ?? 0}/${id.name}`, value ?? {}]),
  ),
});

test.each(scenarios.map(({ name, scenario }) => ({ name, scenario })))('$name', ({ name, scenario }) => {
  const result = played.get(name);
  if (result === undefined || result instanceof Error) throw result ?? new Error('It was not played.');
  const { story, real, ours } = result;
  const unmet = checkExpectations(story.simulation, scenario.expect).filter(({ isMet }) => !isMet);
  expect(unmet).toEqual([]);
  const text = JSON.stringify([story.wfSpecs.map((spec) => spec.name), scenario]);
  const ofCase = { name, title: '', workflows: [], steps: [], text };
  expect(printed(differences(ofCase, answer(real), answer(ours)))).toBe('');
  expect(shortOf(real as unknown as Snapshot)).toEqual(inShort(story.simulation.state!));
});
