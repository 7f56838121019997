/** What happens to ThreadRuns. `thread` is always the ThreadRun's number. */
import type { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ExternalEventId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { FailureBeingHandled, ThreadHaltReason, ThreadType } from '#api/gen/wf_run_pb.js';

export interface ThreadRunEntries {
  'thread-run-started': {
    thread: number;
    threadSpecName: string;
    type: ThreadType;
    parent?: number;
    /** Position of the parent's START_THREAD or START_MULTIPLE_THREADS NodeRun that started it. */
    startedAt?: number;
    interruptTrigger?: ExternalEventId;
    failureBeingHandled?: FailureBeingHandled;
  };
  /** Towards HALTING, HALTED, RUNNING (resumed or rescued), COMPLETED, ERROR, EXCEPTION. `hasEndTime`: other than usual. */
  'thread-run-status-changed': {
    thread: number;
    status: LHStatus;
    errorMessage?: string;
    hasEndTime?: boolean;
  };
  /** EXIT's return_content, evaluated on arrival. */
  'thread-run-output-set': { thread: number; output: VariableValue };
  'halt-reason-added': { thread: number; reason: ThreadHaltReason };
  /** The first reason equal to this one goes. */
  'halt-reason-removed': { thread: number; reason: ThreadHaltReason };
  'pending-interrupt-added': { thread: number; event: ExternalEventId; handlerSpecName: string };
  'pending-interrupt-removed': { thread: number; event: ExternalEventId };
  /** A Failure waits for its ThreadRun to be HALTED before its handler starts. */
  'pending-failure-added': { thread: number; handlerSpecName: string };
  'pending-failure-removed': { thread: number };
  'failed-children-handled': { thread: number; children: number[] };
  /** Thread retention: moved from `wfRun.threadRuns` to the inactive ones. */
  'thread-run-archived': { thread: number };
}
