/**
 * The door of the core: what the shells (server, simulator, explorer) hand in and what they get back.
 *
 * `decide(world, command)` looks at the state and answers entries (facts) and effects. While it decides, each entry
 * that it emits is applied at once to the aggregate through `apply`, so that later steps of the same command see it;
 * `apply` is the only writer of state and all that runs at replay. A refused command has emitted nothing.
 */
import type { Message } from '@bufbuild/protobuf';
import type * as service from '#api/gen/service_pb.js';
import type { CorrelatedEvent, ExternalEvent, ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { TaskRunId, WfRunId } from '#api/gen/object_id_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { Checkpoint, TaskRun } from '#api/gen/task_run_pb.js';
import type * as userTasks from '#api/gen/user_tasks_pb.js';
import type { UserTaskDef, UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { Variable } from '#api/gen/variable_pb.js';
import type { ThreadRun, WfRun } from '#api/gen/wf_run_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { WorkflowEvent, WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { WorkflowMigrationPlan } from '#api/gen/workflow_migration_pb.js';
import type { Entry } from './entries.ts';
import type { Timer } from './timers.ts';

/** Definitions as they stand when the command is decided. Versions are exact unless said otherwise. */
export interface Metadata {
  wfSpec(name: string, majorVersion: number, revision: number): WfSpec | undefined;
  /** Latest revision of the given (or the latest) major version. */
  latestWfSpec(name: string, majorVersion?: number): WfSpec | undefined;
  taskDef(name: string): TaskDef | undefined;
  externalEventDef(name: string): ExternalEventDef | undefined;
  workflowEventDef(name: string): WorkflowEventDef | undefined;
  /** Without a version: the latest. */
  userTaskDef(name: string, version?: number): UserTaskDef | undefined;
  /** Without a version: the latest. */
  structDef(name: string, version?: number): StructDef | undefined;
  /** Absent: there are none, as where workflows are only simulated. */
  workflowMigrationPlan?(name: string): WorkflowMigrationPlan | undefined;
}

/**
 * One WfRun with everything that happened in it: the aggregate. Values are stored in plain text; masking is done
 * where they are read (server, simulator trace). Maps keep the order of creation.
 */
export interface WfRunState {
  /** `root_child_grandchild` (littlehorse.md §1.7). */
  readonly id: string;
  wfRun: WfRun;
  /** ThreadRuns that thread retention took out of `wfRun.threadRuns`, by number. */
  inactiveThreadRuns: Map<number, ThreadRun>;
  /** By `thread/position`. */
  nodeRuns: Map<string, NodeRun>;
  /** By guid. */
  taskRuns: Map<string, TaskRun>;
  /** By guid. */
  userTaskRuns: Map<string, UserTaskRun>;
  /** By `thread/name`. */
  variables: Map<string, Variable>;
  /** By `def/guid`, in the order in which they were put. */
  externalEvents: Map<string, ExternalEvent>;
  /** By `def/number`. */
  workflowEvents: Map<string, WorkflowEvent>;
  /** By `taskGuid/number`. */
  checkpoints: Map<string, Checkpoint>;
  /** By timer id. */
  timers: Map<string, Timer>;
}

export interface World {
  readonly metadata: Metadata;
  /** A WfRun in memory or loaded from the store; undefined when there is none. */
  wfRun(id: string): WfRunState | undefined;
  /** Called by `apply` alone. */
  add(state: WfRunState): void;
  remove(id: string): void;
  /**
   * ExternalEvents put for a WfRun before it existed, in order. The shell keeps them (entries `external-event-kept`
   * and `kept-external-events-taken`).
   */
  keptExternalEvents(wfRunId: string): readonly ExternalEvent[];
  /** The CorrelatedEvent with this key, if there is one. */
  correlatedEvent(defName: string, key: string): CorrelatedEvent | undefined;
  /** Called by `apply` with every entry, after the state has changed: for shells that keep indexes of their own. */
  observe?(entry: Entry): void;
  /** NodeRuns of any WfRun that wait for this correlation key: ids of the WfRuns, oldest wait first. */
  waitingForKey(defName: string, key: string): readonly string[];
}

/** What every command carries: the instant and enough chance for all ids that it may need. */
interface Given {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Gives a fresh id of 32 lower-case hex digits; draws from what the shell minted for this command. */
  readonly mint: () => string;
}

export type Command = Given &
  (
    | { readonly kind: 'run-wf'; readonly request: service.RunWfRequest }
    | { readonly kind: 'stop-wf-run'; readonly request: service.StopWfRunRequest }
    | { readonly kind: 'resume-wf-run'; readonly request: service.ResumeWfRunRequest }
    | { readonly kind: 'rescue-thread-run'; readonly request: service.RescueThreadRunRequest }
    | { readonly kind: 'delete-wf-run'; readonly request: service.DeleteWfRunRequest }
    | {
        readonly kind: 'apply-workflow-migration-plan';
        readonly request: service.ApplyWorkflowMigrationPlanRequest;
      }
    /** A worker takes a TaskRun's scheduled attempt. Reply: ScheduledTask, or a refusal when it is not there any more. */
    | {
        readonly kind: 'claim-task';
        readonly taskRunId: TaskRunId;
        readonly attempt: number;
        readonly workerId: string;
        readonly workerVersion?: string;
      }
    | { readonly kind: 'report-task'; readonly request: service.ReportTaskRun }
    | { readonly kind: 'put-checkpoint'; readonly request: service.PutCheckpointRequest }
    | { readonly kind: 'put-external-event'; readonly request: service.PutExternalEventRequest }
    | { readonly kind: 'put-correlated-event'; readonly request: service.PutCorrelatedEventRequest }
    | { readonly kind: 'delete-correlated-event'; readonly request: service.DeleteCorrelatedEventRequest }
    | { readonly kind: 'assign-user-task-run'; readonly request: userTasks.AssignUserTaskRunRequest }
    | {
        readonly kind: 'save-user-task-run-progress';
        readonly request: userTasks.SaveUserTaskRunProgressRequest;
      }
    | { readonly kind: 'complete-user-task-run'; readonly request: userTasks.CompleteUserTaskRunRequest }
    | { readonly kind: 'cancel-user-task-run'; readonly request: userTasks.CancelUserTaskRunRequest }
    | { readonly kind: 'put-user-task-run-comment'; readonly request: userTasks.PutUserTaskRunCommentRequest }
    | {
        readonly kind: 'edit-user-task-run-comment';
        readonly request: userTasks.EditUserTaskRunCommentRequest;
      }
    | {
        readonly kind: 'delete-user-task-run-comment';
        readonly request: userTasks.DeleteUserTaskRunCommentRequest;
      }
    /** Fires every timer of this WfRun that is due at `now`. */
    | { readonly kind: 'tick'; readonly wfRunId: string }
  );

export type CommandKind = Command['kind'];

/** What the shell does once the entries are on disk. */
export type Effect =
  /** A TaskRun's attempt is TASK_SCHEDULED: queue it for the workers of its TaskDef. */
  | {
      readonly kind: 'offer-task';
      readonly wfRunId: WfRunId;
      readonly taskGuid: string;
      readonly taskDefName: string;
      readonly attempt: number;
    }
  /** A queued attempt is not to be handed out any more. */
  | {
      readonly kind: 'withdraw-task';
      readonly wfRunId: WfRunId;
      readonly taskGuid: string;
      readonly taskDefName: string;
      readonly attempt: number;
    }
  /** The earliest instant at which this WfRun wants a `tick`; undefined: none. Supersedes the one before. */
  | { readonly kind: 'next-deadline'; readonly wfRunId: string; readonly at: number | undefined }
  | { readonly kind: 'workflow-event-thrown'; readonly event: WorkflowEvent };

/** Names of gRPC's status codes. */
export type RefusalCode =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'FAILED_PRECONDITION'
  | 'PERMISSION_DENIED'
  | 'RESOURCE_EXHAUSTED'
  | 'UNIMPLEMENTED'
  | 'INTERNAL';

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

export interface Decision {
  /** The RPC's reply message (Empty where the RPC answers Empty), or why not. */
  readonly reply: { readonly message: Message } | { readonly refusal: Refusal };
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
}

export type { WfRunId };
