/** What happens to NodeRuns. `thread` and `position` name the NodeRun. */
import type { LHStatus } from '#api/gen/common_enums_pb.js';
import type { Failure, WaitForThreadsRun_WaitingThreadStatus } from '#api/gen/node_run_pb.js';
import type { WfRunId, WfSpecId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { NodeKind } from '#model/document/node.ts';

interface At {
  thread: number;
  position: number;
}

export type FailedWhen = 'entering' | 'leaving' | 'after-handler' | 'interrupted';

export interface NodeRunEntries {
  /**
   * `startsThread`: ThreadSpec that a START_THREAD or START_MULTIPLE_THREADS Node starts. `eventDef`: name of what an
   * EXTERNAL_EVENT Node waits for or a THROW_EVENT Node throws.
   */
  'node-run-arrived': At & {
    nodeName: string;
    nodeKind: NodeKind;
    startsThread?: string;
    eventDef?: string;
  };
  /** Towards RUNNING (resumed), HALTING, HALTED, COMPLETED. */
  'node-run-status-changed': At & { status: LHStatus };
  /**
   * A Failure is added and the NodeRun is ERROR or EXCEPTION. `when`: it failed as it was entered, over its Edges once its
   * work or its failure handler was done, or with an interrupt. Then, as on the real server, it has no error_message; when leaving, an end_time.
   */
  'node-run-failed': At & { status: LHStatus; failure: Failure; when?: FailedWhen };
  /** The handler of a Failure that repeats this one has started. */
  'failure-handler-shared': At & { failureNumber: number; handler: number };
  /** A handler ThreadRun completed. */
  'failure-handled': At & { failureNumber: number };
  /** RescueThreadRun with `skip_current_node`: the ThreadRun leaves the failed NodeRun as if a handler had completed. */
  'node-run-skipped': At & { failureNumber: number };
  'sleep-started': At & { untilMs: number };
  'sleep-matured': At;
  'threads-awaited': At & { threads: { number: number; status: LHStatus }[] };
  'awaited-thread-changed': At & {
    number: number;
    status: LHStatus;
    waitingStatus: WaitForThreadsRun_WaitingThreadStatus;
    handler?: number;
  };
  'child-wf-run-started': At & {
    child: WfRunId;
    wfSpecId: WfSpecId;
    inputs: Record<string, VariableValue>;
  };
  'child-wf-run-awaited': At & { child: WfRunId };
  'workflow-event-thrown': At & { def: string; number: number; content: VariableValue };
}
