/** THROW_EVENT: throws a WorkflowEvent. */
import { create } from '@bufbuild/protobuf';
import { ThrowEventNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { ThrowEventNode } from '../../document/node.ts';
import { missing, optionalExpression, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileThrowEvent = (node: ThrowEventNode, report: Report): WireNodeKind => {
  if (node.event === '') missing('event', 'The name of the WorkflowEventDef to throw', report);
  return {
    case: 'throwEvent',
    value: create(ThrowEventNodeSchema, {
      eventDefId: { name: node.event },
      content: optionalExpression(node.content, 'content', report),
    }),
  };
};
