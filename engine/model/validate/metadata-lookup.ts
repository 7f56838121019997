/** The definitions that a WfSpec is judged against; `Metadata` of the core is one. Versions are exact unless said otherwise. */
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';

export interface MetadataLookup {
  taskDef(name: string): TaskDef | undefined;
  externalEventDef(name: string): ExternalEventDef | undefined;
  workflowEventDef(name: string): WorkflowEventDef | undefined;
  /** Without a version: the latest. */
  userTaskDef(name: string, version?: number): UserTaskDef | undefined;
  /** Without a version: the latest. */
  structDef(name: string, version?: number): StructDef | undefined;
  wfSpec(name: string, majorVersion: number, revision: number): WfSpec | undefined;
  /** Latest revision of the given (or the latest) major version. */
  latestWfSpec(name: string, majorVersion?: number): WfSpec | undefined;
  /** This very object answers the same for ever, so verdicts that were reached with it may be kept. */
  readonly answersAlwaysSame?: boolean;
}
