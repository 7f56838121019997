/** The 14 node kinds of a ThreadSpec, as they stand in the workflow file. */
import type { Expression, Mutation } from './workflow.ts';

export interface Edge {
  /** Name of the sink node in the same thread. */
  readonly to: string;
  /** Condition; absent means the edge always passes. */
  readonly when?: Expression;
  /** `when` is carried by the wire's `legacy_condition` (specs made by 0.x clients). */
  readonly legacy?: true;
  /** Mutations, run in order when the edge is taken. */
  readonly set?: readonly Mutation[];
}

/** Neither `failure` nor `anyOf` means: any failure at all. */
export interface FailureHandlerDef {
  /** ThreadSpec that handles it. */
  readonly run: string;
  /** `specific_failure`: a business EXCEPTION's name or an LHErrorType. */
  readonly failure?: string;
  readonly anyOf?: 'ERROR' | 'EXCEPTION';
}

export interface NamedExpression {
  readonly name: string;
  readonly value: Expression;
}

export interface NodeBase {
  readonly name: string;
  readonly onFailure: readonly FailureHandlerDef[];
  /** Outgoing edges, in the order in which they are tried. */
  readonly next: readonly Edge[];
}

export interface EntrypointNode extends NodeBase {
  readonly kind: 'entrypoint';
}

export interface ExitNode extends NodeBase {
  readonly kind: 'exit';
  readonly fail?: { readonly name: string; readonly message?: string; readonly content?: Expression };
  readonly returns?: Expression;
}

/** What is called by a TASK node or by a user task's reminder. Exactly one of `task` and `dynamicTask`. */
export interface TaskCall {
  readonly task?: string;
  /** Expression that gives the TaskDef's name at run time. */
  readonly dynamicTask?: Expression;
  readonly args: readonly Expression[];
  readonly timeoutSeconds?: number;
  readonly retries?: number;
  readonly backoff?: { readonly baseMs: number; readonly maxMs: number; readonly factor: number };
}

export interface TaskNode extends NodeBase, TaskCall {
  readonly kind: 'task';
}

export interface ExternalEventNode extends NodeBase {
  readonly kind: 'external-event';
  readonly event: string;
  /** Expression in seconds; `3 days` is a literal of the language. */
  readonly timeout?: Expression;
  readonly correlationKey?: Expression;
  readonly maskCorrelationKey?: boolean;
}

export interface StartThreadNode extends NodeBase {
  readonly kind: 'start-thread';
  readonly thread: string;
  readonly inputs: readonly NamedExpression[];
}

export interface StartMultipleThreadsNode extends NodeBase {
  readonly kind: 'start-multiple-threads';
  readonly thread: string;
  /** The list; each element arrives as variable `INPUT`. */
  readonly forEach: Expression;
  readonly inputs: readonly NamedExpression[];
}

export interface WaitForThreadsNode extends NodeBase {
  readonly kind: 'wait-for-threads';
  /** One expression per thread number. Exactly one of `threads` and `threadList`. */
  readonly threads?: readonly Expression[];
  readonly threadList?: Expression;
  readonly strategy?: 'WAIT_FOR_ALL' | 'WAIT_FOR_FIRST' | 'WAIT_FOR_ANY';
  readonly onThreadFailure?: readonly FailureHandlerDef[];
}

export interface NopNode extends NodeBase {
  readonly kind: 'nop';
}

/** Exactly one of the three. */
export interface SleepNode extends NodeBase {
  readonly kind: 'sleep';
  /** `raw_seconds`. */
  readonly seconds?: Expression;
  /** `timestamp`: INT epoch milliseconds or TIMESTAMP. */
  readonly until?: Expression;
  /** `iso_date`: STR. */
  readonly isoDate?: Expression;
}

export interface UserTaskNode extends NodeBase {
  readonly kind: 'user-task';
  readonly userTask: string;
  readonly version?: number;
  readonly user?: Expression;
  readonly group?: Expression;
  readonly notes?: Expression;
  readonly actions: readonly UserTaskAction[];
  /** EXCEPTION name with which the node fails when the user task is cancelled. */
  readonly onCancel?: Expression;
}

export interface UserTaskAction {
  readonly hook: 'ON_ARRIVAL' | 'ON_TASK_ASSIGNED';
  /** Seconds. */
  readonly after?: Expression;
  readonly action:
    | {
        readonly kind: 'task';
        readonly call: TaskCall;
        /** `UTATask.mutations`. */
        readonly set?: readonly Mutation[];
      }
    | { readonly kind: 'cancel' }
    | { readonly kind: 'reassign'; readonly user?: Expression; readonly group?: Expression };
}

export interface ThrowEventNode extends NodeBase {
  readonly kind: 'throw-event';
  readonly event: string;
  readonly content?: Expression;
}

export interface WaitForConditionNode extends NodeBase {
  readonly kind: 'wait-for-condition';
  readonly condition?: Expression;
  readonly legacy?: true;
}

export interface RunChildWfNode extends NodeBase {
  readonly kind: 'run-child-wf';
  readonly workflow?: string;
  readonly dynamicWorkflow?: Expression;
  /** Absent means -1: the latest. */
  readonly majorVersion?: number;
  readonly inputs: readonly NamedExpression[];
  /** 1.3.0 only. */
  readonly childId?: Expression;
}

export interface WaitForChildWfNode extends NodeBase {
  readonly kind: 'wait-for-child-wf';
  readonly childWfRun?: Expression;
  readonly sourceNode?: string;
}

export type Node =
  | EntrypointNode
  | ExitNode
  | TaskNode
  | ExternalEventNode
  | StartThreadNode
  | StartMultipleThreadsNode
  | WaitForThreadsNode
  | NopNode
  | SleepNode
  | UserTaskNode
  | ThrowEventNode
  | WaitForConditionNode
  | RunChildWfNode
  | WaitForChildWfNode;

export type NodeKind = Node['kind'];
