/** EXIT: ends the ThreadRun, with nothing, a value or a failure. */
import { create } from '@bufbuild/protobuf';
import { ExitNodeSchema, FailureDefSchema, type ExitNode as WireExit } from '#api/gen/wf_spec_pb.js';
import type { ExitNode } from '../../document/node.ts';
import { expressionAt, optionalExpression, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileExit = (node: ExitNode, report: Report): WireNodeKind => ({
  case: 'exit',
  value: create(ExitNodeSchema, { result: result(node, report) }),
});

const result = (node: ExitNode, report: Report): WireExit['result'] => {
  if (node.fail !== undefined && node.returns !== undefined)
    report({
      field: 'returns',
      code: 'one-of',
      message: 'An exit either fails or returns a value, not both.',
    });
  if (node.fail !== undefined) {
    const { name, message = '', content } = node.fail;
    const value = create(FailureDefSchema, {
      failureName: name,
      message,
      content: optionalExpression(content, 'fail/content', report),
    });
    return { case: 'failureDef', value };
  }
  if (node.returns === undefined) return { case: undefined };
  const value = expressionAt(node.returns, 'returns', report);
  return value === undefined ? { case: undefined } : { case: 'returnContent', value };
};
