/** WAIT_FOR_CHILD_WF: waits for a child WfRun. */
import { create } from '@bufbuild/protobuf';
import { WaitForChildWfNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { WaitForChildWfNode } from '../../document/node.ts';
import { optionalExpression, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileWaitForChildWf = (node: WaitForChildWfNode, report: Report): WireNodeKind => ({
  case: 'waitForChildWf',
  value: create(WaitForChildWfNodeSchema, {
    childWfRunId: optionalExpression(node.childWfRun, 'childWfRun', report),
    childWfRunSourceNode: node.sourceNode ?? '',
  }),
});
