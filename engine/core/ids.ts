/** Keys of the maps in WfRunState, and the ids that the engine makes (littlehorse.md §1.7). */
import { create } from '@bufbuild/protobuf';
import { type Timestamp, timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { ExternalEventId, NodeRunId, WfRunId } from '#api/gen/object_id_pb.js';
import { NodeRunIdSchema } from '#api/gen/object_id_pb.js';

export const nodeRunKey = (thread: number, position: number): string => `${thread}/${position}`;
export const variableKey = (thread: number, name: string): string => `${thread}/${name}`;
export const checkpointKey = (taskGuid: string, number: number): string => `${taskGuid}/${number}`;
export const workflowEventKey = (def: string, number: number): string => `${def}/${number}`;
export const externalEventKey = (id: ExternalEventId): string =>
  `${id.externalEventDefId?.name ?? ''}/${id.guid}`;

/** Guid of the TaskRun or UserTaskRun that a NodeRun makes. */
export const guidOfNodeRun = (thread: number, position: number): string => `${thread}-${position}`;

export function nodeRunId(wfRunId: WfRunId, thread: number, position: number): NodeRunId {
  const id = create(NodeRunIdSchema);
  id.wfRunId = wfRunId;
  id.threadRunNumber = thread;
  id.position = position;
  return id;
}

/** How many ancestors a WfRun has: 0 for a root. */
export function depthOf(id: WfRunId): number {
  let depth = 0;
  for (let at = id.parentWfRunId; at !== undefined; at = at.parentWfRunId) depth += 1;
  return depth;
}

/** Timestamp of an instant in milliseconds since the epoch. */
export const timestamp = (ms: number): Timestamp => timestampFromMs(ms);

/** A name that is a hostname label: letters, digits, `-`, no dash at either end. */
export const isLabel = (text: string): boolean => /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(text);
