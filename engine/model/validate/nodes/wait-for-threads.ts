/** WAIT_FOR_THREADS: the expressions that give thread numbers. */
import type { WaitForThreadsNode } from '#api/gen/wf_spec_pb.js';
import type { NodeCheck } from '../node-check.ts';

export function checkWaitForThreads({ threadsToWaitFor: wait }: WaitForThreadsNode, check: NodeCheck): void {
  if (wait.case === 'threadList') check.typeOf(wait.value, 'threadList');
  if (wait.case === 'threads')
    wait.value.threads.forEach((each, index) => check.typeOf(each.threadRunNumber, `threads/${index}`));
}
