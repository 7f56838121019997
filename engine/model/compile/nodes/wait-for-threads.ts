/** WAIT_FOR_THREADS: waits for child ThreadRuns. */
import { create } from '@bufbuild/protobuf';
import {
  WaitForThreadsNode_ThreadsToWaitForSchema,
  WaitForThreadsNodeSchema,
  WaitForThreadsStrategy,
  type WaitForThreadsNode as WireWaitForThreads,
} from '#api/gen/wf_spec_pb.js';
import type { WaitForThreadsNode } from '../../document/node.ts';
import { compileHandlers } from '../failure-handlers.ts';
import { expressionAt, expressionList, missing, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileWaitForThreads = (node: WaitForThreadsNode, report: Report): WireNodeKind => ({
  case: 'waitForThreads',
  value: create(WaitForThreadsNodeSchema, {
    threadsToWaitFor: threads(node, report),
    perThreadFailureHandlers: compileHandlers(node.onThreadFailure ?? []),
    strategy: WaitForThreadsStrategy[node.strategy ?? 'WAIT_FOR_ALL'],
  }),
});

const threads = (node: WaitForThreadsNode, report: Report): WireWaitForThreads['threadsToWaitFor'] => {
  if (node.threads !== undefined) {
    const value = create(WaitForThreadsNode_ThreadsToWaitForSchema, {
      threads: expressionList(node.threads, 'threads', report).map((threadRunNumber) => ({
        threadRunNumber,
      })),
    });
    return { case: 'threads', value };
  }
  const value =
    node.threadList === undefined
      ? missing('threads', 'What to wait for (a list of thread numbers)', report)
      : expressionAt(node.threadList, 'threadList', report);
  return value === undefined ? { case: undefined } : { case: 'threadList', value };
};
