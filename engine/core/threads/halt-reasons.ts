/** Makes ThreadHaltReasons. */
import { create } from '@bufbuild/protobuf';
import type { ExternalEventId } from '#api/gen/object_id_pb.js';
import { type ThreadHaltReason, ThreadHaltReasonSchema } from '#api/gen/wf_run_pb.js';

const make = (reason: Parameters<typeof create<typeof ThreadHaltReasonSchema>>[1]): ThreadHaltReason =>
  create(ThreadHaltReasonSchema, reason);

export const parentHalted = (parentThreadId: number): ThreadHaltReason =>
  make({ reason: { case: 'parentHalted', value: { parentThreadId } } });

export const pendingFailure = (nodeRunPosition: number): ThreadHaltReason =>
  make({ reason: { case: 'pendingFailure', value: { nodeRunPosition } } });

export const handlingFailure = (handlerThreadId: number): ThreadHaltReason =>
  make({ reason: { case: 'handlingFailure', value: { handlerThreadId } } });

export const pendingInterrupt = (externalEventId: ExternalEventId): ThreadHaltReason =>
  make({ reason: { case: 'pendingInterrupt', value: { externalEventId } } });

export const interrupted = (interruptThreadId: number): ThreadHaltReason =>
  make({ reason: { case: 'interrupted', value: { interruptThreadId } } });

export const haltedByParent = (parentThreadRunNumber: number, waitingNodeRunPosition: number) =>
  make({ reason: { case: 'haltedByParent', value: { parentThreadRunNumber, waitingNodeRunPosition } } });

/** The wire's only field of it is never set (littlehorse.md §5.7). */
export const manualHalt = (): ThreadHaltReason => make({ reason: { case: 'manualHalt', value: {} } });
