/** TASK from the wire. */
import type { TaskNode as WireTaskNode } from '#api/gen/common_wfspec_pb.js';
import type { NodeBase, TaskNode } from '../../document/node.ts';
import { importTaskCall } from '../task-call.ts';

export const importTask = (wire: WireTaskNode, base: NodeBase): TaskNode => ({
  ...base,
  kind: 'task',
  ...importTaskCall(wire),
});
