/** Where a ThreadRun stands: its current NodeRun with the Node of the WfSpec. */
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { nodeRunKey } from '../ids.ts';
import { type Arrival, type NodeCase, type Outcome, type Visit } from '../nodes/node-behaviour.ts';
import { scopeOf } from './thread-scope.ts';

export function visitOf(step: Deciding, state: WfRunState, thread: ThreadRun): Visit {
  const position = thread.currentNodePosition;
  const nodeRun = state.nodeRuns.get(nodeRunKey(thread.number, position));
  const node = nodeRun && step.threadSpec(state, thread.threadSpecName, thread)?.nodes[nodeRun.nodeName];
  if (nodeRun === undefined || node === undefined) {
    throw new Error(`WfRun ${state.id}: ThreadRun ${thread.number} stands on no Node.`);
  }
  const at = { thread: thread.number, position };
  return { step, state, thread, nodeRun, at, node, scope: scopeOf(step, state, thread.number) };
}

const caseOf = ({ node }: Visit): NodeCase => {
  if (node.node.case === undefined) throw new Error('A Node has no kind.');
  return node.node.case;
};

/** The NodeRun has just begun: what its Node does at once. */
export const comeTo = (visit: Visit): Arrival =>
  visit.step.nodes[caseOf(visit)].arrive(visit, visit.node.node.value as never);

export function arrive(visit: Visit): Arrival {
  const outcome = comeTo(visit);
  return outcome.kind === 'fail' ? { ...outcome, when: 'entering' } : outcome;
}

export const advance = (visit: Visit): Outcome =>
  visit.step.nodes[caseOf(visit)].advance(visit, visit.node.node.value as never);

export const isBusy = (visit: Visit): boolean =>
  visit.step.nodes[caseOf(visit)].isBusy?.(visit, visit.node.node.value as never) ?? false;
