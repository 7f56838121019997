/** WAIT_FOR_CHILD_WF: the WfRun that it waits for. */
import type { WaitForChildWfNode } from '#api/gen/wf_spec_pb.js';
import type { NodeCheck } from '../node-check.ts';

export function checkWaitForChildWf(node: WaitForChildWfNode, check: NodeCheck): void {
  check.typeOf(node.childWfRunId, 'childWfRun');
}
