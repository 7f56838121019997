/**
 * Brings a failed ThreadRun back to life, and the ancestors that failed with it (littlehorse.md §5.8). Observed on 1.2.1:
 * each of them comes to a Node and nothing else happens. Whatever comes next to the WfRun lets it go on from there, and
 * only then are its halted children RUNNING again.
 */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { nodeRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isFailed } from '../lifecycle.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { chooseEdge } from './choose-edge.ts';
import { clearTimer } from './clear-timer.ts';
import { enterNode } from './enter-node.ts';
import type { FailureGiven } from './failure.ts';
import { dropReason } from './halt.ts';
import { parentHalted } from './halt-reasons.ts';
import { comeTo, visitOf } from './visit.ts';

/**
 * Every revived ThreadRun makes a new NodeRun of the Node on which it failed: with `skip` the rescued one takes an outgoing
 * Edge instead, without its mutations. `error_message` and halt reasons stay (§11, row 31). A Failure: one of them can't
 * come to its Node; then the command must be refused, whatever handlers the Node has.
 */
export function rescue(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  skip: boolean,
): FailureGiven | undefined {
  step.standStill(state);
  const failed = withFailedAncestors(state, thread);
  const isToTheTop = failed.at(-1)?.number === 0;
  if (isFailed(state.wfRun.status) && isToTheTop) {
    step.emit(state.id, 'wf-run-status-changed', { status: LHStatus.RUNNING });
    clearTimer(step, state, 'wf-run-retention');
  }
  for (const each of failed) revive(step, state, each);
  for (const each of failed) {
    const failure = comeBack(step, state, each, skip && each === thread);
    if (failure !== undefined) return failure;
  }
  return isToTheTop ? rescueParentWfRun(step, state) : undefined;
}

/** A ThreadRun of the parent WfRun that failed because this WfRun did waits for it again (observed on 1.2.1). */
function rescueParentWfRun(step: Deciding, { wfRun }: WfRunState): FailureGiven | undefined {
  const waiting = wfRun.parentTrigger?.waitingNodeRun;
  const parent = waiting?.wfRunId && step.world.wfRun(wfRunIdText(waiting.wfRunId));
  const thread = parent && indexOf(parent).threads.get(waiting.threadRunNumber);
  if (thread?.status !== LHStatus.ERROR || thread.currentNodePosition !== waiting?.position) return undefined;
  return rescue(step, parent as WfRunState, thread, false);
}

/**
 * The rescued ThreadRun first, the highest failed ancestor last. Who ran a handler does not come back with it, nor who failed
 * on a Node that does not wait for children (observed on 1.2.1).
 */
function withFailedAncestors(state: WfRunState, thread: ThreadRun): ThreadRun[] {
  const failed: ThreadRun[] = [];
  for (let at: ThreadRun | undefined = thread; at !== undefined; at = failedParent(state, at))
    failed.push(at);
  return failed;
}

function failedParent(state: WfRunState, { type, parentThreadId }: ThreadRun): ThreadRun | undefined {
  if (type !== ThreadType.CHILD || parentThreadId === undefined) return undefined;
  const parent = indexOf(state).threads.get(parentThreadId);
  return parent !== undefined && isFailed(parent.status) && failedOnChildren(state, parent)
    ? parent
    : undefined;
}

function failedOnChildren(state: WfRunState, { number, currentNodePosition }: ThreadRun): boolean {
  const { nodeType } = nodeRunOf(state, number, currentNodePosition);
  return nodeType.case === 'waitForThreads' || nodeType.case === 'exit';
}

function revive(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const parent = thread.parentThreadId;
  if (parent !== undefined) dropReason(step, state, thread, parentHalted(parent));
  step.emit(state.id, 'thread-run-status-changed', { thread: thread.number, status: LHStatus.RUNNING });
  clearTimer(step, state, `thread-retention/${thread.number}`);
}

function comeBack(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  skip: boolean,
): FailureGiven | undefined {
  const visit = visitOf(step, state, thread);
  let { node } = visit;
  let { nodeName } = visit.nodeRun;
  if (skip) {
    const chosen = chooseEdge(visit, true);
    if (!chosen.ok) return chosen.error;
    nodeName = chosen.value.sink;
    const sink = step.threadSpec(state, thread.threadSpecName, thread)?.nodes[nodeName];
    if (sink === undefined) throw new Error(`WfRun ${state.id}: no Node ${nodeName}.`);
    node = sink;
  }
  enterNode(step, state, thread, nodeName, node);
  const outcome = comeTo(visitOf(step, state, thread));
  return outcome.kind === 'fail' ? outcome.failure : undefined;
}
