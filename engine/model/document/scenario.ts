/** What a `*.scenario.yaml` says: inputs, what tasks and people do in virtual time, and what must come of it. */
import type { Expression } from './workflow.ts';

export interface ScenarioDocument {
  readonly name: string;
  readonly description?: string;
  /** WfSpec name. */
  readonly workflow: string;
  readonly inputs: readonly ScenarioValue[];
  readonly tasks: readonly TaskMock[];
  /** In file order; of two at the same instant the first one comes first. */
  readonly events: readonly ScenarioEvent[];
  readonly userTasks: readonly ScenarioUserAction[];
  readonly expect: ScenarioExpectations;
}

/** A name and a literal in the expression language; JSON in the file becomes JSON text here. */
export interface ScenarioValue {
  readonly name: string;
  readonly value: Expression;
}

/** Outcomes of a TaskDef's attempts in order; the last one repeats. */
export interface TaskMock {
  readonly taskDef: string;
  readonly outcomes: readonly MockedOutcome[];
}

export type MockedOutcome = {
  /** Virtual time between start and report. */
  readonly takesMs?: number;
} & (
  | { readonly kind: 'output'; readonly value: Expression }
  | {
      readonly kind: 'exception';
      readonly name: string;
      readonly message?: string;
      readonly content?: Expression;
    }
  | { readonly kind: 'error'; readonly message: string }
  /** The worker never reports, so that the attempt ends in TASK_TIMEOUT. */
  | { readonly kind: 'times-out' }
);

/** Exactly one of the two: an instant after the WfRun's start, or as soon as a NodeRun of this node waits. */
export interface ScenarioMoment {
  readonly atMs?: number;
  readonly whenWaits?: string;
}

export interface ScenarioEvent extends ScenarioMoment {
  /** ExternalEventDef name. */
  readonly post: string;
  readonly content?: Expression;
  /** Posted as a CorrelatedEvent with this key instead of to the WfRun. */
  readonly correlationKey?: string;
}

/** What somebody does to the UserTaskRun of this node. */
export interface ScenarioUserAction extends ScenarioMoment {
  /** Node name; with neither `atMs` nor `whenWaits`: as soon as it waits. */
  readonly node: string;
  readonly action:
    | { readonly kind: 'complete'; readonly user?: string; readonly results: readonly ScenarioValue[] }
    | { readonly kind: 'assign'; readonly user?: string; readonly group?: string }
    | { readonly kind: 'cancel' };
}

/** Nothing that is absent is checked. */
export interface ScenarioExpectations {
  readonly status?: 'COMPLETED' | 'ERROR' | 'EXCEPTION' | 'RUNNING' | 'HALTED';
  /** Name of the failure with which the WfRun ended. */
  readonly failure?: string;
  /** Node names of any threads that are arrived at in this order, others in between allowed. */
  readonly path?: readonly string[];
  /** Values at the end, of the entrypoint's ThreadRun. */
  readonly variables?: readonly ScenarioValue[];
  /** How many TaskRuns of each TaskDef there were. */
  readonly tasks?: readonly Count[];
  /** How many attempts the last TaskRun of each node took. */
  readonly attempts?: readonly Count[];
  /** Virtual time from start to end. */
  readonly takes?: { readonly atLeastMs?: number; readonly atMostMs?: number };
}

export interface Count {
  readonly name: string;
  readonly count: number;
}
