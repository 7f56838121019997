/** START_MULTIPLE_THREADS: starts a child ThreadRun for each element of a list. */
import { create } from '@bufbuild/protobuf';
import { StartMultipleThreadsNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { StartMultipleThreadsNode } from '../../document/node.ts';
import { namedExpressions } from '../named-expressions.ts';
import { expressionAt, missing, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileStartMultipleThreads = (node: StartMultipleThreadsNode, report: Report): WireNodeKind => {
  if (node.thread === '') missing('thread', 'The name of the thread to start', report);
  const iterable =
    node.forEach === ''
      ? missing('forEach', 'The list to go through', report)
      : expressionAt(node.forEach, 'forEach', report);
  return {
    case: 'startMultipleThreads',
    value: create(StartMultipleThreadsNodeSchema, {
      threadSpecName: node.thread,
      variables: namedExpressions(node.inputs, report),
      iterable,
    }),
  };
};
