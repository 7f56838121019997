/** RUN_CHILD_WF: starts a WfRun of another WfSpec as a child. */
import { create } from '@bufbuild/protobuf';
import { RunChildWfNodeSchema, type RunChildWfNode as WireRunChildWf } from '#api/gen/wf_spec_pb.js';
import type { RunChildWfNode } from '../../document/node.ts';
import { namedExpressions } from '../named-expressions.ts';
import { expressionAt, int32, missing, optionalExpression, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileRunChildWf = (node: RunChildWfNode, report: Report): WireNodeKind => ({
  case: 'runChildWf',
  value: create(RunChildWfNodeSchema, {
    wfSpec: wfSpec(node, report),
    majorVersion: int32(node.majorVersion ?? -1, 'majorVersion', report),
    inputs: namedExpressions(node.inputs, report),
    childId: optionalExpression(node.childId, 'childId', report),
  }),
});

const wfSpec = (node: RunChildWfNode, report: Report): WireRunChildWf['wfSpec'] => {
  if (node.dynamicWorkflow !== undefined) {
    const value = expressionAt(node.dynamicWorkflow, 'dynamicWorkflow', report);
    return value === undefined ? { case: undefined } : { case: 'wfSpecVar', value };
  }
  if (node.workflow !== undefined && node.workflow !== '')
    return { case: 'wfSpecName', value: node.workflow };
  missing('workflow', 'The name of the workflow to run', report);
  return { case: undefined };
};
