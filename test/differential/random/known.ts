/**
 * Where our engine wants to differ from the real 1.2.1, as rules over what random seeds show; engine/README.md gives
 * the reasons to people. After some of them the two have nothing in common any more: there the seed ends.
 */
import type { Difference } from '../compare.ts';
import type { Move } from './moves.ts';
import type { Json } from './types.ts';

interface Rule {
  readonly name: string;
  readonly holds: (difference: Difference, real: Json) => boolean;
}

const isPair = ({ real, ours }: Difference, a: string, b: string): boolean =>
  real === JSON.stringify(a) && ours === JSON.stringify(b);
const list = (snapshot: Json, key: string): Json[] => (snapshot[key] ?? []) as Json[];

const rules: readonly Rule[] = [
  {
    name: 'WfRun.status tells a late halt, and RUNNING after ResumeWfRun',
    holds: (difference) =>
      difference.at.endsWith('wfRun.status') &&
      (isPair(difference, 'RUNNING', 'HALTED') || isPair(difference, 'HALTED', 'RUNNING')),
  },
  {
    name: 'threads of a START_MULTIPLE_THREADS that failed midway are HALTED',
    holds: (difference, real) =>
      /(threadRuns|nodeRuns)\[\d+\]\.status$/.test(difference.at) &&
      isPair(difference, 'HALTING', 'HALTED') &&
      list(real, 'nodeRuns').some((run) => 'startMultipleThreads' in run && run.status === 'ERROR'),
  },
  {
    name: 'PutWfSpec refuses with INVALID_ARGUMENT what is INTERNAL on the real server',
    holds: (difference) =>
      difference.at === 'wfRuns.putWfSpec.refused' && isPair(difference, 'INTERNAL', 'INVALID_ARGUMENT'),
  },
];

/** The name of the rule that explains the difference. */
export const known = (difference: Difference, real: Json): string | undefined =>
  rules.find(({ holds }) => holds(difference, real))?.name;

export interface Step {
  readonly move: Move;
  readonly found: readonly Difference[];
  /** Snapshots, or replies under the RPC's name. */
  readonly before: Json;
  readonly real: Json;
  readonly ours: Json;
}

const failures = (snapshot: Json): string[] =>
  list(snapshot, 'nodeRuns').flatMap((run) =>
    list(run, 'failures').map(({ failureName }) => String(failureName)),
  );

const ends: readonly { readonly name: string; readonly holds: (step: Step) => boolean }[] = [
  {
    name: 'a command that is INTERNAL on the real server is done on ours',
    holds: ({ move, real, ours }) =>
      (real[move.rpc] as Json | undefined)?.refused === 'INTERNAL' &&
      (ours[move.rpc] as Json | undefined)?.refused !== 'INTERNAL',
  },
  {
    name: 'a report on which the real server breaks down fails the NodeRun',
    holds: ({ move, before, real, ours }) =>
      move.rpc === 'reportTask' &&
      JSON.stringify(before) === JSON.stringify(real) &&
      failures(ours).filter((name) => /^VAR_|^CHILD_FAILURE/.test(name)).length > failures(real).length,
  },
  {
    name: 'a user task that is completed while its WfRun is stopped lets it go on when it is resumed',
    holds: ({ move, real }) =>
      move.rpc === 'resumeWfRun' &&
      list(real, 'nodeRuns').some(
        (run) =>
          'userTask' in run &&
          run.status === 'RUNNING' &&
          list(real, 'userTaskRuns').some(
            (form) =>
              JSON.stringify(form.id) === JSON.stringify((run.userTask as Json).userTaskRunId) &&
              form.status === 'DONE',
          ),
      ),
  },
  {
    name: 'a WfRun that was stopped and resumed while it waited for a child WfRun goes on',
    holds: ({ real }) =>
      list(real, 'nodeRuns').some((run) => 'waitForChildWf' in run && run.status === 'HALTING'),
  },
];

export const knownEnd = (step: Step): string | undefined => ends.find(({ holds }) => holds(step))?.name;
