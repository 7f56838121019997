/** An ExternalEvent becomes part of its WfRun; unclaimed, it may not stay for ever (littlehorse.md §2.6). */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { externalEventKey } from '../ids.ts';

/** Milliseconds after its put at which an unclaimed event of this def goes; undefined: never. */
export function retentionMs(step: Deciding, { id }: ExternalEvent): number | undefined {
  const def = step.metadata.externalEventDef(id?.externalEventDefId?.name ?? '');
  const policy = def?.retentionPolicy?.extEvtGcPolicy;
  return policy?.case === 'secondsAfterPut' ? Number(policy.value) * 1000 : undefined;
}

export function putExternalEvent(step: Deciding, state: WfRunState, event: ExternalEvent): void {
  if (event.id === undefined) throw new Error('An ExternalEvent has no id.');
  step.emit(state.id, 'external-event-put', { event });
  const retention = retentionMs(step, event);
  if (retention === undefined) return;
  const subject = externalEventKey(event.id);
  const at = (event.createdAt === undefined ? step.now : timestampMs(event.createdAt)) + retention;
  const kind = 'external-event-retention';
  step.emit(state.id, 'timer-set', { timer: { id: `${kind}/${subject}`, at, kind, subject } });
}
