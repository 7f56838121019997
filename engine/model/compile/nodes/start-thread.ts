/** START_THREAD: starts a child ThreadRun. */
import { create } from '@bufbuild/protobuf';
import { StartThreadNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { StartThreadNode } from '../../document/node.ts';
import { namedExpressions } from '../named-expressions.ts';
import { missing, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileStartThread = (node: StartThreadNode, report: Report): WireNodeKind => {
  if (node.thread === '') missing('thread', 'The name of the thread to start', report);
  return {
    case: 'startThread',
    value: create(StartThreadNodeSchema, {
      threadSpecName: node.thread,
      variables: namedExpressions(node.inputs, report),
    }),
  };
};
