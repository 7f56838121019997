/** Gives one ThreadRun its turn: to the next Node, or as far as it goes when no other ThreadRun wants a turn. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../contract.ts';
import { type Deciding, VISITS_MAX } from '../deciding.ts';
import { isFailed } from '../lifecycle.ts';
import { type Arrival, COMPLETE, fail, type Outcome, type Visit, WAIT } from '../nodes/node-behaviour.ts';
import { chooseEdge } from './choose-edge.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endThread } from './end-thread.ts';
import { enterNode } from './enter-node.ts';
import { failNode } from './fail-node.ts';
import { error } from './failure.ts';
import { finishHalting, release } from './halt.ts';
import { destinationOf, endMigration, goOver, mayLeave } from './migrate.ts';
import { startPendingHandlers } from './start-pending-handlers.ts';
import { advance, arrive, visitOf } from './visit.ts';

export function advanceThread(step: Deciding, state: WfRunState, number: number): void {
  const thread = indexOf(state).threads.get(number);
  if (thread === undefined || step.world.wfRun(state.id) !== state) return;
  if (thread.status === LHStatus.HALTING) finishHalting(step, state, thread);
  else if (thread.status === LHStatus.HALTED) whileHalted(step, state, thread);
  else if (thread.status === LHStatus.RUNNING) walk(visitOf(step, state, thread));
  endMigration(step, state);
}

function whileHalted(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  startPendingHandlers(step, state, thread);
  release(step, state, thread);
}

interface Standing {
  readonly visit: Visit;
  readonly outcome: Outcome;
}

function walk(first: Visit): void {
  let { visit, outcome } = migrated(begin(first));
  const wasHandled = isFailed(visit.nodeRun.status);
  let hops = 0;
  for (let isLookedAt = true; outcome.kind === 'complete'; hops += 1) {
    const { step, state, at } = visit;
    if (!isLookedAt && !step.isAlone(state)) {
      step.wake(state, at.thread);
      return;
    }
    const left = leave(visit);
    if ('kind' in left) outcome = left;
    else ({ visit, outcome, isLookedAt } = come(left));
  }
  if (outcome.kind !== 'fail') return;
  // What a node finds in its own turn, as an EXIT does, is no failure of the way to it.
  const isAfterHandler = wasHandled && hops <= 1 && outcome.when !== undefined;
  // The way from a handled NodeRun, over its Edge to the next Node, has no handlers at all (observed on 1.2.1).
  failNode(visit, outcome, visit.step.visits <= VISITS_MAX && !isAfterHandler, isAfterHandler);
}

/** The Failure of a failed NodeRun was handled: it is left. */
const begin = (visit: Visit): Standing =>
  isFailed(visit.nodeRun.status) ? { visit, outcome: COMPLETE } : { visit, outcome: look(visit, advance) };

/** Where a ThreadRun waits it may move to another version of the WfSpec. */
function migrated(standing: Standing): Standing {
  const { visit, outcome } = standing;
  if (outcome.kind !== 'wait' || !mayLeave(visit)) return standing;
  const to = destinationOf(visit.step, visit.state, visit.thread, visit.nodeRun.nodeName);
  if (to === undefined) return standing;
  const gone = goOver(visit, to, true);
  return 'kind' in gone ? { visit, outcome: gone } : come(gone);
}

/**
 * As on the real server, who has arrived is looked at in its next turn: others come first. `isLookedAt`: that was now,
 * and what is done is left in the same turn.
 */
function come(visit: Visit): Standing & { readonly isLookedAt: boolean } {
  const { step, state, at } = visit;
  const arrival = look(visit, arrive);
  if (arrival.kind !== 'look') return { visit, outcome: arrival, isLookedAt: false };
  if (step.isAlone(state)) return { visit, outcome: look(visit, advance), isLookedAt: true };
  step.wake(state, at.thread);
  return { visit, outcome: WAIT, isLookedAt: false };
}

/** Past the limit nothing is looked at any more. */
function look<T extends Arrival>(visit: Visit, verb: (visit: Visit) => T): T | Outcome {
  if (visit.step.visits <= VISITS_MAX) return verb(visit);
  const message = `One command led to more than ${VISITS_MAX} NodeRuns: the workflow loops without ever waiting.`;
  return fail(error('INTERNAL_ERROR', message));
}

/** The next visit; or the outcome when there is none: the ThreadRun has ended, or no Edge could be taken. */
function leave(visit: Visit): Visit | Outcome {
  const { step, state, thread, at, node, nodeRun } = visit;
  const wasHandled = isFailed(nodeRun.status);
  // An EXIT whose failure was handled has nowhere to go: the real server finds no Edge there, and so do we.
  if (node.node.case === 'exit' && !wasHandled) {
    complete(visit, wasHandled);
    endThread(step, state, thread, LHStatus.COMPLETED);
    return WAIT;
  }
  const chosen = chooseEdge(visit, wasHandled);
  if (!chosen.ok) return { ...fail(chosen.error), when: wasHandled ? 'after-handler' : 'leaving' } as Outcome;
  complete(visit, wasHandled);
  for (const { found, value } of chosen.value.changes) {
    const { variable, thread: owner } = found;
    step.emit(found.state.id, 'variable-set', { thread: owner, name: variable.id?.name ?? '', value });
  }
  const { sink } = chosen.value;
  const to = destinationOf(step, state, thread, sink);
  if (to !== undefined) return goOver(visit, to, false);
  const sinkNode = step.threadSpec(state, thread.threadSpecName, thread)?.nodes[sink];
  if (sinkNode === undefined) throw new Error(`WfRun ${state.id}, ThreadRun ${at.thread}: no Node ${sink}.`);
  enterNode(step, state, thread, sink, sinkNode);
  return visitOf(step, state, thread);
}

function complete({ step, state, at, nodeRun }: Visit, wasHandled: boolean): void {
  if (wasHandled) return;
  closeNodeRun(step, state, nodeRun);
  step.emit(state.id, 'node-run-status-changed', { ...at, status: LHStatus.COMPLETED });
}
