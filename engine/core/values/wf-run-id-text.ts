/** WfRunIds as text: `root_child_grandchild` (littlehorse.md §1.7). */
import { create } from '@bufbuild/protobuf';
import { type WfRunId, WfRunIdSchema } from '#api/gen/object_id_pb.js';

export function wfRunIdText(id: WfRunId): string {
  return id.parentWfRunId === undefined ? id.id : `${wfRunIdText(id.parentWfRunId)}_${id.id}`;
}

export function parseWfRunId(text: string): WfRunId {
  let id: WfRunId | undefined;
  for (const part of text.split('_')) {
    const child = create(WfRunIdSchema);
    child.id = part;
    child.parentWfRunId = id;
    id = child;
  }
  return id as WfRunId;
}
