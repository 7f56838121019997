/** Plays a case on a server: puts what it needs, does its steps one after the other, and looks at every WfRun at the end. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Case } from './case.ts';
import { Names } from './normalise.ts';
import type { Playing } from './playing.ts';
import { putAll } from './put.ts';
import type { ServerForCase } from './server.ts';
import { snapshot } from './snapshot.ts';
import { kindOf } from './steps.ts';

export interface Answer {
  readonly title: string;
  /** Refusals of what stands at the top of the case. */
  readonly refused?: JsonValue;
  /** One for each step, under its kind. */
  readonly steps: readonly JsonValue[];
  /** How each WfRun was left, in the order in which they were started. */
  readonly wfRuns?: JsonValue;
}

export async function play(ofCase: Case, serverFor: ServerForCase): Promise<Answer> {
  const server = await serverFor();
  try {
    const names = new Names();
    const playing: Playing = {
      server,
      names,
      ofCase,
      workflow: 'wf',
      runs: [],
      tasks: new Map(),
      underWay: new Map(),
    };
    const refused = names.normalise(await putAll(playing));
    const steps: JsonValue[] = [];
    for (const step of ofCase.steps) {
      const { kind, does, said } = kindOf(step);
      const answer = await does(said, playing);
      if (answer !== null) steps.push({ [kind]: names.normalise(answer) });
    }
    const wfRuns: Record<string, JsonValue> = {};
    for (const id of playing.runs)
      wfRuns[names.normalise(id) as string] = names.normalise(await snapshot(server, id));
    return {
      title: ofCase.title,
      ...(Object.keys(refused as object).length > 0 && { refused }),
      steps,
      ...(playing.runs.length > 0 && { wfRuns }),
    };
  } finally {
    await server.close();
  }
}

/** Calls `each` for every item, so many at a time. */
export async function together<T>(
  items: readonly T[],
  atOnce: number,
  each: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await each(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
