/** A WfRun begins: by RunWf, or by a RUN_CHILD_WF Node. */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { NodeRunId, WfRunId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ThreadType } from '#api/gen/wf_run_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { putExternalEvent, retentionMs } from '../events/put-event.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { startThreadRun } from './start-thread-run.ts';

export interface NewWfRun {
  readonly id: WfRunId;
  readonly wfSpec: WfSpec;
  /** Checked by the caller. */
  readonly inputs: ReadonlyMap<string, VariableValue>;
  readonly triggeredBy?: NodeRunId;
}

/** Its ThreadRun 0 is awake. Events that came before it are its own now; none of them interrupts (§11, row 59). */
export function startWfRun(step: Deciding, { id, wfSpec, inputs, triggeredBy }: NewWfRun): WfRunState {
  const text = wfRunIdText(id);
  if (wfSpec.id === undefined) throw new Error('A WfSpec has no id.');
  step.emit(text, 'wf-run-started', { id, wfSpecId: wfSpec.id, triggeredBy });
  const state = step.world.wfRun(text);
  if (state === undefined) throw new Error(`WfRun ${text} was not added to the World.`);
  const kept = step.world.keptExternalEvents(text);
  if (kept.length > 0) {
    const events = [...kept];
    step.emit(text, 'kept-external-events-taken', {});
    for (const event of events) {
      const putAt = event.createdAt === undefined ? step.now : timestampMs(event.createdAt);
      const ttl = retentionMs(step, event);
      if (ttl === undefined || putAt + ttl > step.now) putExternalEvent(step, state, event);
    }
  }
  startThreadRun(step, state, {
    threadSpecName: wfSpec.entrypointThreadName,
    type: ThreadType.ENTRYPOINT,
    inputs,
  });
  return state;
}
