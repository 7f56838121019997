/** WAIT_FOR_CONDITION from the wire. */
import type { WaitForConditionNode as WireWaitForCondition } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, WaitForConditionNode } from '../../document/node.ts';
import { importCondition } from '../edges.ts';
import { present } from '../print-fields.ts';

export const importWaitForCondition = (wire: WireWaitForCondition, base: NodeBase): WaitForConditionNode => {
  const { text, legacy } = importCondition(wire.nodeCondition);
  return present<WaitForConditionNode>({ ...base, kind: 'wait-for-condition', condition: text, legacy });
};
