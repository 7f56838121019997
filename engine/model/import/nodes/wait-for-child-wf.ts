/** WAIT_FOR_CHILD_WF from the wire. */
import type { WaitForChildWfNode as WireWaitForChildWf } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, WaitForChildWfNode } from '../../document/node.ts';
import { optional, present } from '../print-fields.ts';

export const importWaitForChildWf = (wire: WireWaitForChildWf, base: NodeBase): WaitForChildWfNode =>
  present<WaitForChildWfNode>({
    ...base,
    kind: 'wait-for-child-wf',
    childWfRun: optional(wire.childWfRunId),
    sourceNode: wire.childWfRunSourceNode === '' ? undefined : wire.childWfRunSourceNode,
  });
