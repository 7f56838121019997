/** WAIT_FOR_THREADS: waits for ThreadRuns by one of three strategies (littlehorse.md §5.4, §6.6). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import {
  type WaitForThreadsRun_WaitForThread as Awaited,
  WaitForThreadsRun_WaitingThreadStatus as Waiting,
} from '#api/gen/node_run_pb.js';
import { type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { WaitForThreadsStrategy } from '#api/gen/wf_spec_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { nodeRunOf, threadRunOf } from '../appliers/find.ts';
import { isFailed, isTerminal } from '../lifecycle.ts';
import { error, exception, type FailureGiven, failureOf } from '../threads/failure.ts';
import { halt } from '../threads/halt.ts';
import { haltedByParent } from '../threads/halt-reasons.ts';
import { problemWithInputs } from '../threads/problem-with-inputs.ts';
import { matchFailureHandler } from '../threads/match-failure-handler.ts';
import { startThreadRun } from '../threads/start-thread-run.ts';
import { resolveThreadNumbers } from '../threads/thread-numbers.ts';
import { nullValue } from '../values/null-value.ts';
import {
  COMPLETE,
  fail,
  LOOK,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

const DONE = Waiting.THREAD_COMPLETED_OR_FAILURE_HANDLED;

const awaitedOf = ({ nodeRun: { nodeType } }: Visit): readonly Awaited[] =>
  nodeType.case === 'waitForThreads' ? nodeType.value.threads : [];

function change(visit: Visit, awaited: Awaited, waitingStatus: Waiting, handler?: number): void {
  const { step, state, at } = visit;
  const number = awaited.threadRunNumber;
  const { status } = threadRunOf(state, number);
  step.emit(state.id, 'awaited-thread-changed', { ...at, number, status, waitingStatus, handler });
}

/** Writes down what has become of one awaited ThreadRun since somebody looked last. A Failure: its handler can't start. */
function look(visit: Visit, node: NodeOf<'waitForThreads'>, awaited: Awaited): FailureGiven | undefined {
  const { state } = visit;
  const child = threadRunOf(state, awaited.threadRunNumber);
  if (awaited.waitingStatus === Waiting.THREAD_IN_PROGRESS) {
    if (child.status === LHStatus.COMPLETED) change(visit, awaited, DONE);
    else if (isFailed(child.status)) return handleFailedChild(visit, node, awaited);
    else if (child.status !== awaited.threadStatus) change(visit, awaited, awaited.waitingStatus);
  } else if (awaited.waitingStatus === Waiting.THREAD_HANDLING_FAILURE) {
    const handler = threadRunOf(state, awaited.failureHandlerThreadRunId ?? 0);
    if (handler.status === LHStatus.COMPLETED) {
      change(visit, awaited, DONE);
      markHandled(visit, awaited.threadRunNumber);
    } else if (isFailed(handler.status)) change(visit, awaited, Waiting.THREAD_UNSUCCESSFUL);
  }
  return undefined;
}

/**
 * A per-thread handler is a child of the failed ThreadRun and has no `failure_being_handled` (§11, row 26). Its INPUT is
 * checked as that of RunWf, but where it declares no variables at all (observed on 1.2.1).
 */
function handleFailedChild(
  visit: Visit,
  node: NodeOf<'waitForThreads'>,
  awaited: Awaited,
): FailureGiven | undefined {
  const { step, state } = visit;
  const failure = failureOf(state, threadRunOf(state, awaited.threadRunNumber));
  const handler = matchFailureHandler(node.perThreadFailureHandlers, failure);
  const spec = handler && step.threadSpec(state, handler.handlerSpecName, visit.thread);
  if (handler === undefined || spec === undefined) {
    change(visit, awaited, Waiting.THREAD_UNSUCCESSFUL);
    return undefined;
  }
  const { handlerSpecName: threadSpecName } = handler;
  const INPUT = failure.content ?? nullValue();
  const why =
    spec.variableDefs.length > 0 && problemWithInputs(threadSpecName, spec, { INPUT }, step.metadata);
  if (why) {
    change(visit, awaited, Waiting.THREAD_HANDLING_FAILURE);
    const what = `Failure Handler spec ${threadSpecName} for thread ${awaited.threadRunNumber}`;
    const message = `${what} rejected input variables: ThreadSpec ${threadSpecName} invalid: ${why}`;
    return error('CHILD_FAILURE', message);
  }
  const number = startThreadRun(step, state, {
    threadSpecName,
    type: ThreadType.FAILURE_HANDLER,
    parent: awaited.threadRunNumber,
    inputs: new Map([['INPUT', INPUT]]),
  });
  change(visit, awaited, Waiting.THREAD_HANDLING_FAILURE, number);
  return undefined;
}

/** Once more each time, as on the real server. */
function markHandled({ step, state, thread }: Visit, child: number): void {
  step.emit(state.id, 'failed-children-handled', { thread: thread.number, children: [child] });
}

/** An EXCEPTION is thrown again as it is; an ERROR becomes CHILD_FAILURE. A failed handler's Failure counts. */
function failAs({ state }: Visit, awaited: Awaited): Outcome {
  const handler = awaited.failureHandlerThreadRunId;
  const child = threadRunOf(state, handler ?? awaited.threadRunNumber);
  const failure = failureOf(state, child);
  if (failure.status === LHStatus.EXCEPTION) {
    const at = { thread: child.number, position: child.currentNodePosition };
    const failureNumber = nodeRunOf(state, at.thread, at.position).failures.length - 1;
    const repeats = { ...at, failureNumber };
    return { kind: 'fail', failure: exception(failure.name, failure.message, failure.content), repeats };
  }
  const message = `Child thread ${awaited.threadRunNumber} failed with ${failure.name}: ${failure.message}`;
  return fail(error('CHILD_FAILURE', message));
}

/**
 * FIRST and ANY are decided: those still on their way are halted, those that ended count as handled, but not those whose
 * handler still runs (observed on 1.2.1).
 */
function decide(visit: Visit, outcome: Outcome): Outcome {
  const { step, state, at } = visit;
  const ended: number[] = [];
  for (const awaited of awaitedOf(visit)) {
    const child = threadRunOf(state, awaited.threadRunNumber);
    if (isTerminal(child.status)) {
      if (awaited.waitingStatus !== Waiting.THREAD_HANDLING_FAILURE) ended.push(child.number);
    } else {
      halt(step, state, child, haltedByParent(at.thread, at.position));
      change(visit, awaited, awaited.waitingStatus);
    }
  }
  // Once more, also those whose handler has completed before.
  const { number: thread } = visit.thread;
  if (ended.length > 0) step.emit(state.id, 'failed-children-handled', { thread, children: ended });
  return outcome;
}

function advance(visit: Visit, node: NodeOf<'waitForThreads'>): Outcome {
  const all = awaitedOf(visit);
  for (const awaited of all) {
    const failure = look(visit, node, awaited);
    if (failure !== undefined) return fail(failure);
  }
  const isDone = ({ waitingStatus }: Awaited) => waitingStatus === DONE;
  const failed = all.find(({ waitingStatus }) => waitingStatus === Waiting.THREAD_UNSUCCESSFUL);
  switch (node.strategy) {
    case WaitForThreadsStrategy.WAIT_FOR_ALL:
      if (failed !== undefined) return failAs(visit, failed);
      return all.every(isDone) ? COMPLETE : WAIT;
    case WaitForThreadsStrategy.WAIT_FOR_FIRST: {
      const first = all.find((each) => isDone(each) || each === failed);
      if (first === undefined) return WAIT;
      return decide(visit, first === failed ? failAs(visit, first) : COMPLETE);
    }
    case WaitForThreadsStrategy.WAIT_FOR_ANY:
      if (all.some(isDone)) return decide(visit, COMPLETE);
      if (all.some(({ waitingStatus }) => waitingStatus !== Waiting.THREAD_UNSUCCESSFUL)) return WAIT;
      return fail(error('CHILD_FAILURE', 'All child threads failed'));
  }
}

function isSelfOrAncestor({ state, thread }: Visit, number: number): boolean {
  const { threads } = indexOf(state);
  for (let at: ThreadRun | undefined = thread; at !== undefined;) {
    if (at.number === number) return true;
    at = at.parentThreadId === undefined ? undefined : threads.get(at.parentThreadId);
  }
  return false;
}

export const waitForThreads: NodeBehaviour<'waitForThreads'> = {
  kind: 'wait-for-threads',
  arrive: (visit, node) => {
    const { step, state, at, scope } = visit;
    const numbers = resolveThreadNumbers(node, scope);
    if (!numbers.ok) return fail(numbers.error);
    const { threads: known } = indexOf(state);
    const missing = numbers.value.find((number) => !known.has(number));
    if (missing !== undefined)
      return fail(error('VAR_SUB_ERROR', `Couldn't wait for nonexistent threadRun: ${missing}`));
    const above = numbers.value.find((number) => isSelfOrAncestor(visit, number));
    if (above !== undefined) {
      const message = `Determined threadrunnumber ${above} is a parent! A thread cannot wait for itself or for those above it.`;
      return fail(error('VAR_SUB_ERROR', message));
    }
    const threads = numbers.value.map((number) => ({ number, status: threadRunOf(state, number).status }));
    step.emit(state.id, 'threads-awaited', { ...at, threads });
    return LOOK;
  },
  advance,
};
