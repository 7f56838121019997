/** Appliers of ExternalEvents in a WfRun. CorrelatedEvents and kept events are the shells' (`World.observe`). */
import { create } from '@bufbuild/protobuf';
import { ExternalEventDefIdSchema } from '#api/gen/object_id_pb.js';
import { forgetEvent, indexOf, noteEvent, noteNodeRun } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { EventEntries } from '../entries/event-entries.ts';
import { externalEventKey } from '../ids.ts';
import type { Appliers } from './applier.ts';
import { externalEventOf, nodeRunOf } from './find.ts';

function claim(state: WfRunState, { key, by }: EntryOf<'external-event-claimed'>): void {
  const event = externalEventOf(state, key);
  event.claimed = true;
  noteEvent(indexOf(state), event);
  if (by === undefined) return;
  event.threadRunNumber = by.thread;
  event.nodeRunPosition = by.position;
  const { nodeType } = nodeRunOf(state, by.thread, by.position);
  if (nodeType.case !== 'externalEvent') return;
  nodeType.value.eventTime = event.createdAt;
  nodeType.value.externalEventId = event.id;
}

function awaitEvent(state: WfRunState, entry: EntryOf<'external-event-awaited'>): void {
  const nodeRun = nodeRunOf(state, entry.thread, entry.position);
  const { nodeType } = nodeRun;
  if (nodeType.case !== 'externalEvent') return;
  nodeType.value.externalEventDefId = create(ExternalEventDefIdSchema, { name: entry.def });
  if (entry.correlationKey !== undefined) nodeType.value.correlationKey = entry.correlationKey;
  nodeType.value.maskCorrelationKey = entry.maskCorrelationKey;
  noteNodeRun(indexOf(state), nodeRun);
}

const theShells = { 1: () => undefined };

export const eventAppliers: Appliers<keyof EventEntries> = {
  'external-event-put': {
    1: (state, { event: put }) => {
      if (put.id === undefined) throw new Error('An ExternalEvent has no id.');
      // Copied, because it changes when it is claimed.
      const event = { ...put };
      state.externalEvents.set(externalEventKey(put.id), event);
      noteEvent(indexOf(state), event);
    },
  },
  'external-event-claimed': { 1: claim },
  'external-event-removed': {
    1: (state, { key }) => {
      forgetEvent(indexOf(state), externalEventOf(state, key));
      state.externalEvents.delete(key);
    },
  },
  'external-event-awaited': { 1: awaitEvent },
  'external-event-timed-out': {
    1: (state, { thread, position }) => {
      const { nodeType } = nodeRunOf(state, thread, position);
      if (nodeType.case === 'externalEvent') nodeType.value.timedOut = true;
    },
  },
  'external-event-kept': theShells,
  'kept-external-events-taken': theShells,
  'correlation-key-awaited': theShells,
  'correlation-key-released': theShells,
  'correlated-event-put': theShells,
  'correlated-event-matched': theShells,
  'correlated-event-deleted': theShells,
};
