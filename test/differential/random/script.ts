/** What one seed makes: a WfSpec, and a next move for whatever the servers show. */
import { Chance } from './chance.ts';
import { type Move, nextMove, runWf } from './moves.ts';
import type { Json } from './types.ts';
import { viewOf } from './view.ts';
import { type RandomWorkflow, randomWorkflow } from './wf-spec.ts';

export interface Script {
  readonly workflow: RandomWorkflow;
  /** `seen`: the latest snapshot. Undefined: no further move. */
  next(seen: Json, before: readonly Move[]): Move | undefined;
}

const MOST_MOVES = 14;

/** Stand in moves for the WfSpec's name and the WfRun's id, which differ each time that a seed is played. */
const NAME = 'the-workflow';
const RUN = 'the-run';

const replaced = (value: Json, pairs: readonly (readonly [string, string])[]): Json =>
  JSON.parse(pairs.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value))) as Json;

/** A move's request with the name that the WfSpec has this time; the WfRun's id is the same. */
export const whatIsNamed = (request: Json, name: string): Json =>
  replaced(request, [
    [RUN, name],
    [NAME, name],
  ]);

/** The other way round. */
export const standIns = (snapshot: Json, name: string): Json => replaced(snapshot, [[name, RUN]]);

export function scriptOf(seed: number): Script {
  const chance = new Chance(seed);
  const workflow = randomWorkflow(chance);
  return {
    workflow,
    next: (seen, before) => {
      if (before.length === 0) return runWf(chance, workflow, NAME, RUN);
      return before.length > MOST_MOVES ? undefined : nextMove(chance, viewOf(seen), before);
    },
  };
}
