/** What each node kind must answer. One file a kind; `registry.ts` names them all. */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { Node } from '#api/gen/wf_spec_pb.js';
import type { NodeKind } from '#model/document/node.ts';
import type { Scope } from '../values/scope.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import type { FailedWhen } from '../entries/node-run-entries.ts';
import type { FailureAt } from '../threads/shared-failures.ts';
import type { FailureGiven } from '../threads/failure.ts';

/** A ThreadRun stands on a Node: where all verbs happen. */
export interface Visit {
  readonly step: Deciding;
  readonly state: WfRunState;
  readonly thread: ThreadRun;
  readonly nodeRun: NodeRun;
  /** The same as in `nodeRun.id`, for entries. */
  readonly at: { readonly thread: number; readonly position: number };
  readonly node: Node;
  readonly scope: Scope;
}

export type Outcome =
  | { readonly kind: 'wait' }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'fail';
      readonly failure: FailureGiven;
      readonly when?: FailedWhen;
      readonly repeats?: FailureAt;
    };

/** `look`: nothing more to do on arrival, `advance` says how it stands. What fails before that has no error_message. */
export type Arrival = Outcome | { readonly kind: 'look' };

export const LOOK: Arrival = { kind: 'look' };
export const WAIT: Outcome = { kind: 'wait' };
export const COMPLETE: Outcome = { kind: 'complete' };
export const fail = (failure: FailureGiven): Outcome => ({ kind: 'fail', failure });

export type NodeCase = NonNullable<Node['node']['case']>;
export type NodeOf<C extends NodeCase> = Extract<Node['node'], { case: C }>['value'];

export interface NodeBehaviour<C extends NodeCase> {
  readonly kind: NodeKind;
  /** The ThreadRun has just come: the NodeRun is there and RUNNING. */
  arrive(visit: Visit, node: NodeOf<C>): Arrival;
  /** Something happened, or the ThreadRun was resumed: looks at the state alone, any number of times. */
  advance(visit: Visit, node: NodeOf<C>): Outcome;
  /** True while it cannot stop at once: the ThreadRun is HALTING until then. Absent: it always can. */
  isBusy?(visit: Visit, node: NodeOf<C>): boolean;
  /** What `node_output` gives; undefined when it produced nothing. Absent: it never does. */
  output?(step: Deciding, state: WfRunState, nodeRun: NodeRun): VariableValue | undefined;
  /** ThreadSpec that it starts: written on the NodeRun. */
  startsThread?(node: NodeOf<C>): string;
  /** ExternalEventDef or WorkflowEventDef: written on the NodeRun. */
  eventDef?(node: NodeOf<C>): string;
}

export type NodeBehaviours = { readonly [C in NodeCase]: NodeBehaviour<C> };
