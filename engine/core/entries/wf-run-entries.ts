/** What happens to a WfRun as a whole, its Variables and its timers. */
import type { LHStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRunId, WfRunId, WfSpecId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Timer } from '../timers.ts';

export interface WfRunEntries {
  /** `triggeredBy`: the RUN_CHILD_WF NodeRun that started it. */
  'wf-run-started': { id: WfRunId; wfSpecId: WfSpecId; triggeredBy?: NodeRunId };
  /** `hasEndTime`: other than usual. */
  'wf-run-status-changed': { status: LHStatus; hasEndTime?: boolean };
  /** A WAIT_FOR_CHILD_WF NodeRun waits for this WfRun. */
  'wf-run-awaited': { by: NodeRunId };
  /** By DeleteWfRun or retention: everything that belongs to it is gone. */
  'wf-run-deleted': object;
  'variable-created': { thread: number; name: string; value: VariableValue; masked: boolean };
  'variable-set': { thread: number; name: string; value: VariableValue };
  'timer-set': { timer: Timer };
  'timer-cleared': { id: string };
}
