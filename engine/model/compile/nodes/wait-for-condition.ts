/** WAIT_FOR_CONDITION: waits until a condition holds. */
import { create } from '@bufbuild/protobuf';
import { WaitForConditionNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { WaitForConditionNode } from '../../document/node.ts';
import { condition } from '../edges.ts';
import { missing, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileWaitForCondition = (node: WaitForConditionNode, report: Report): WireNodeKind => {
  if (node.condition === undefined) missing('condition', 'The condition to wait for', report);
  const nodeCondition = condition(node.condition, node.legacy, 'condition', report);
  return { case: 'waitForCondition', value: create(WaitForConditionNodeSchema, { nodeCondition }) };
};
