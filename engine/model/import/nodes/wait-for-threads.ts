/** WAIT_FOR_THREADS from the wire. */
import {
  WaitForThreadsStrategy,
  type WaitForThreadsNode as WireWaitForThreads,
} from '#api/gen/wf_spec_pb.js';
import type { NodeBase, WaitForThreadsNode } from '../../document/node.ts';
import { printAssignment } from '../../expression/from-wire.ts';
import { importHandlers } from '../failure-handlers.ts';
import { optional, present } from '../print-fields.ts';

export const importWaitForThreads = (wire: WireWaitForThreads, base: NodeBase): WaitForThreadsNode => {
  const what = wire.threadsToWaitFor;
  const handlers = importHandlers(wire.perThreadFailureHandlers);
  return present<WaitForThreadsNode>({
    ...base,
    kind: 'wait-for-threads',
    threads:
      what.case === 'threads'
        ? what.value.threads.map(({ threadRunNumber }) => optional(threadRunNumber) ?? '')
        : undefined,
    threadList: what.case === 'threadList' ? printAssignment(what.value) : undefined,
    strategy: STRATEGIES[wire.strategy],
    onThreadFailure: handlers.length === 0 ? undefined : handlers,
  });
};

/** WAIT_FOR_ALL is the wire's default and is not written. */
const STRATEGIES: Readonly<Record<WaitForThreadsStrategy, WaitForThreadsNode['strategy']>> = {
  [WaitForThreadsStrategy.WAIT_FOR_ALL]: undefined,
  [WaitForThreadsStrategy.WAIT_FOR_FIRST]: 'WAIT_FOR_FIRST',
  [WaitForThreadsStrategy.WAIT_FOR_ANY]: 'WAIT_FOR_ANY',
};
