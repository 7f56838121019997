/**
 * What makes each step O(1) however long the WfRun's history is: look-ups beside the state, never stored. They are
 * built from the state when first asked for (after loading, after cloning) and kept up by the appliers.
 */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from './contract.ts';
import { externalEventKey, nodeRunKey } from './ids.ts';
import { isTerminal } from './lifecycle.ts';
import { wfRunIdText } from './values/wf-run-id-text.ts';

export interface AggregateIndex {
  /** Every ThreadRun by number, the inactive ones too. */
  readonly threads: Map<number, ThreadRun>;
  /** Latest NodeRun of each Node, by thread. */
  readonly latest: Map<number, Map<string, NodeRun>>;
  /** Children that are not terminal. */
  readonly liveChildren: Map<number, Set<number>>;
  /** Children for which the parent's EXIT waits: not terminal, and not HALTED, whatever holds them (observed on 1.2.1). */
  readonly movingChildren: Map<number, Set<number>>;
  /** ThreadRuns that are not terminal, by ThreadSpec. */
  readonly liveBySpec: Map<string, Set<number>>;
  /** EXTERNAL_EVENT NodeRuns that wait, by ExternalEventDef, oldest first. */
  readonly eventWaits: Map<string, Map<string, NodeRun>>;
  /** Unclaimed ExternalEvents by ExternalEventDef, oldest first. */
  readonly unclaimed: Map<string, Map<string, ExternalEvent>>;
  /** WAIT_FOR_THREADS NodeRuns that wait, by number of the awaited thread. */
  readonly threadWaits: Map<number, Map<string, NodeRun>>;
  /** WAIT_FOR_CHILD_WF NodeRuns that wait, by the child's id. */
  readonly childWfRunWaits: Map<string, Map<string, NodeRun>>;
  readonly conditionWaits: Map<string, NodeRun>;
  /** ThreadRuns that failed and were rescued, and have not ended since: their `error_message` stays. */
  readonly rescued: Set<number>;
  /** How many WorkflowEvents there are, by WorkflowEventDef. */
  readonly eventsThrown: Map<string, number>;
  /** The earliest timer's instant; 'unknown' when the earliest has gone and nobody has looked since. */
  earliest: number | undefined | 'unknown';
}

const indexes = new WeakMap<WfRunState, AggregateIndex>();

export function indexOf(state: WfRunState): AggregateIndex {
  const known = indexes.get(state);
  if (known !== undefined) return known;
  const built = buildIndex(state);
  indexes.set(state, built);
  return built;
}

export function buildIndex(state: WfRunState): AggregateIndex {
  const index: AggregateIndex = {
    threads: new Map(),
    latest: new Map(),
    liveChildren: new Map(),
    movingChildren: new Map(),
    liveBySpec: new Map(),
    eventWaits: new Map(),
    unclaimed: new Map(),
    threadWaits: new Map(),
    childWfRunWaits: new Map(),
    conditionWaits: new Map(),
    rescued: new Set(),
    eventsThrown: new Map(),
    earliest: 'unknown',
  };
  for (const thread of state.inactiveThreadRuns.values()) noteThread(index, thread);
  for (const thread of state.wfRun.threadRuns) noteThread(index, thread);
  for (const nodeRun of state.nodeRuns.values()) noteNodeRun(index, nodeRun);
  for (const event of state.externalEvents.values()) noteEvent(index, event);
  for (const event of state.workflowEvents.values()) {
    const def = event.id?.workflowEventDefId?.name ?? '';
    index.eventsThrown.set(def, (index.eventsThrown.get(def) ?? 0) + 1);
  }
  return index;
}

/** The instant of the earliest timer; undefined when there is none. */
export function nextDeadline(state: WfRunState): number | undefined {
  const index = indexOf(state);
  if (index.earliest === 'unknown') {
    index.earliest = undefined;
    for (const { at } of state.timers.values()) {
      if (index.earliest === undefined || at < index.earliest) index.earliest = at;
    }
  }
  return index.earliest;
}

/** After a ThreadRun has started or changed its status or halt reasons. */
export function noteThread(index: AggregateIndex, thread: ThreadRun): void {
  index.threads.set(thread.number, thread);
  const isLive = !isTerminal(thread.status);
  member(index.liveBySpec, thread.threadSpecName, thread.number, isLive);
  if (isLive && thread.errorMessage !== undefined) index.rescued.add(thread.number);
  else index.rescued.delete(thread.number);
  if (thread.parentThreadId === undefined) return;
  const { number, parentThreadId } = thread;
  member(index.liveChildren, parentThreadId, number, isLive);
  member(index.movingChildren, parentThreadId, number, isLive && thread.status !== LHStatus.HALTED);
}

function member<K>(map: Map<K, Set<number>>, key: K, value: number, isIn: boolean): void {
  let set = map.get(key);
  if (set === undefined) {
    if (!isIn) return;
    map.set(key, (set = new Set()));
  }
  if (isIn) set.add(value);
  else set.delete(value);
}

/** Before a ThreadRun goes over to another ThreadSpec. */
export function forgetThreadSpec(index: AggregateIndex, { threadSpecName, number }: ThreadRun): void {
  member(index.liveBySpec, threadSpecName, number, false);
}

/**
 * After a NodeRun has arrived, learned what it waits for, or changed its status. `isLeft`: HALTED, and its ThreadRun is on
 * another Node for ever.
 */
export function noteNodeRun(
  index: AggregateIndex,
  nodeRun: NodeRun,
  isLeft = hasGoneOn(index, nodeRun),
): void {
  const thread = nodeRun.id?.threadRunNumber ?? 0;
  const position = nodeRun.id?.position ?? 0;
  let latest = index.latest.get(thread);
  if (latest === undefined) index.latest.set(thread, (latest = new Map()));
  const known = latest.get(nodeRun.nodeName);
  if (known === undefined || (known.id?.position ?? 0) <= position) latest.set(nodeRun.nodeName, nodeRun);
  noteWaits(index, nodeRun, nodeRunKey(thread, position), !isTerminal(nodeRun.status) && !isLeft);
}

const hasGoneOn = (index: AggregateIndex, { id, status }: NodeRun): boolean =>
  status === LHStatus.HALTED &&
  (id?.position ?? 0) < (index.threads.get(id?.threadRunNumber ?? 0)?.currentNodePosition ?? 0);

function noteWaits(index: AggregateIndex, nodeRun: NodeRun, key: string, isOpen: boolean): void {
  const { nodeType } = nodeRun;
  switch (nodeType.case) {
    case 'externalEvent': {
      const def = nodeType.value.externalEventDefId?.name;
      if (def !== undefined) keep(index.eventWaits, def, key, nodeRun, isOpen);
      break;
    }
    case 'waitForThreads':
      for (const { threadRunNumber } of nodeType.value.threads) {
        keep(index.threadWaits, threadRunNumber, key, nodeRun, isOpen);
      }
      break;
    case 'waitForChildWf': {
      const child = nodeType.value.childWfRunId;
      if (child !== undefined) keep(index.childWfRunWaits, wfRunIdText(child), key, nodeRun, isOpen);
      break;
    }
    case 'waitForCondition':
      if (isOpen) index.conditionWaits.set(key, nodeRun);
      else index.conditionWaits.delete(key);
      break;
    default:
  }
}

/** After an ExternalEvent was put or claimed. */
export function noteEvent(index: AggregateIndex, event: ExternalEvent): void {
  if (event.id === undefined) return;
  const def = event.id.externalEventDefId?.name ?? '';
  keep(index.unclaimed, def, externalEventKey(event.id), event, !event.claimed);
}

export function forgetEvent(index: AggregateIndex, event: ExternalEvent): void {
  if (event.id === undefined) return;
  index.unclaimed.get(event.id.externalEventDefId?.name ?? '')?.delete(externalEventKey(event.id));
}

function keep<K, V>(map: Map<K, Map<string, V>>, group: K, key: string, value: V, isIn: boolean): void {
  let members = map.get(group);
  if (members === undefined) {
    if (!isIn) return;
    map.set(group, (members = new Map()));
  }
  if (isIn) members.set(key, value);
  else members.delete(key);
}
