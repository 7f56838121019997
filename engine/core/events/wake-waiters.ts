/** Which ThreadRun gets a new event: the one with the lowest number among those that may have it (tried on 1.2.1). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { mayClaim } from './claim-event.ts';

/** A ThreadRun that is halted claims what is left when it is resumed. */
export function wakeWaitersForEvent(step: Deciding, state: WfRunState, event: ExternalEvent): void {
  const def = event.id?.externalEventDefId?.name ?? '';
  let first: number | undefined;
  for (const { id } of indexOf(state).eventWaits.get(def)?.values() ?? []) {
    const at = { thread: id?.threadRunNumber ?? 0, position: id?.position ?? 0 };
    if (first !== undefined && first < at.thread) continue;
    if (threadRunOf(state, at.thread).status === LHStatus.RUNNING && mayClaim(event, at)) first = at.thread;
  }
  if (first !== undefined) step.wake(state, first);
}

/** All NodeRuns of this WfRun that wait for the correlation key. */
export function wakeWaitersForKey(step: Deciding, state: WfRunState, def: string, key: string): void {
  for (const { id, nodeType } of indexOf(state).eventWaits.get(def)?.values() ?? []) {
    if (nodeType.case !== 'externalEvent' || nodeType.value.correlationKey !== key) continue;
    step.wake(state, id?.threadRunNumber ?? 0);
  }
}
