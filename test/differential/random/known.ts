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

/** There is a thread that is HALTING on a node that is neither left nor halted ever: only tasks and child WfRuns end a halt. */
const isStuck = (snapshot: Json): boolean =>
  list(snapshot, 'nodeRuns').some(
    (run) => run.status === 'HALTING' && !('task' in run || 'waitForChildWf' in run),
  ) || list(snapshot, 'children').some(isStuck);

/** A handler that only its thread holds, which itself waits for nothing but its handlers. */
function hasLostHandler(snapshot: Json): boolean {
  const threads = list((snapshot.wfRun ?? {}) as Json, 'threadRuns');
  const holds = (thread: Json, cases: readonly string[]) =>
    list(thread, 'haltReasons').some((reason) => cases.some((each) => each in reason));
  const isLost = (thread: Json): boolean => {
    const parent = threads.find(({ number = 0 }) => number === thread.parentThreadId);
    return (
      (thread.type === 'FAILURE_HANDLER' || thread.type === 'INTERRUPT') &&
      thread.status === 'HALTED' &&
      holds(thread, ['parentHalted']) &&
      parent?.status === 'HALTED' &&
      !holds(parent, ['manualHalt', 'parentHalted', 'haltedByParent', 'pendingInterrupt'])
    );
  };
  return threads.some(isLost) || list(snapshot, 'children').some(hasLostHandler);
}

/** What Java keeps of a message, and the name of an array of bytes. */
const JAVA_OBJECT = /memoizedIsInitialized|deserializationError|unknownFields|\[B@[0-9a-f]{4}/;

const rules: readonly Rule[] = [
  {
    name: 'WfRun.status tells a late halt, and RUNNING after ResumeWfRun',
    holds: (difference) =>
      difference.at.endsWith('wfRun.status') &&
      (isPair(difference, 'RUNNING', 'HALTED') || isPair(difference, 'HALTED', 'RUNNING')),
  },
  {
    name: 'threads that would be HALTING for ever are HALTED',
    holds: (difference, real) =>
      /\.(status|threadStatus)$/.test(difference.at) &&
      isPair(difference, 'HALTING', 'HALTED') &&
      isStuck(real),
  },
  {
    name: 'PutWfSpec refuses with INVALID_ARGUMENT what is INTERNAL on the real server',
    holds: (difference) =>
      difference.at === 'wfRuns.putWfSpec.refused' && isPair(difference, 'INTERNAL', 'INVALID_ARGUMENT'),
  },
  {
    name: 'BYTES as text, instants and Structs within JSON are what they say, and not what Java keeps of them',
    holds: ({ real }) =>
      /memoizedIsInitialized|deserializationError|unknownFields|\[B@[0-9a-f]{4}/.test(real),
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

const ends: readonly { readonly name: string; readonly holds: (step: Step) => boolean }[] = [
  {
    name: 'what came of a Java object within JSON',
    holds: ({ before }) => JAVA_OBJECT.test(JSON.stringify(before)),
  },
  {
    name: 'a command that is INTERNAL on the real server is done on ours',
    holds: ({ move, real, ours }) =>
      (real[move.rpc] as Json | undefined)?.refused === 'INTERNAL' &&
      (ours[move.rpc] as Json | undefined)?.refused !== 'INTERNAL',
  },
  {
    name: 'a report on which the real server breaks down is taken',
    holds: ({ move, before, real, ours }) =>
      move.rpc === 'reportTask' &&
      JSON.stringify(before) === JSON.stringify(real) &&
      JSON.stringify(before) !== JSON.stringify(ours),
  },
  {
    name: 'handlers that were halted with their thread go on',
    holds: ({ before, real }) => hasLostHandler(before) || hasLostHandler(real),
  },
  {
    name: 'what waits for a thread that is HALTING for ever goes on',
    holds: ({ before, real }) => isStuck(before) || isStuck(real),
  },
  {
    name: 'a user task that a halt has cancelled can be completed',
    holds: ({ move, before, found }) =>
      move.rpc === 'completeUserTaskRun' &&
      found.some(({ at }) => at.includes('userTaskRuns')) &&
      list(before, 'userTaskRuns').some(
        (form) =>
          form.status === 'CANCELLED' &&
          (form.id as Json).userTaskGuid === (move.request.userTaskRunId as Json).userTaskGuid,
      ),
  },
  {
    name: 'a WfRun that was stopped and resumed while it waited for a child WfRun goes on',
    holds: ({ real }) =>
      list(real, 'nodeRuns').some((run) => 'waitForChildWf' in run && run.status === 'HALTING'),
  },
];

export const knownEnd = (step: Step): string | undefined => ends.find(({ holds }) => holds(step))?.name;
