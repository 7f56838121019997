/** WAIT_FOR_THREADS: each number is INT, the list of them JSON_ARR; neither may be NULL (tried on server 1.2.1). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { WaitForThreadsNode } from '#api/gen/wf_spec_pb.js';
import { primitiveOf } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';
import { checkHandlerNames } from './handler-names.ts';

export function checkWaitForThreads(node: WaitForThreadsNode, check: NodeCheck): void {
  checkHandlerNames(node.perThreadFailureHandlers, 'onThreadFailure', check.unlooked);
  const wait = node.threadsToWaitFor;
  if (wait.case === 'threadList') {
    check.rootFits(wait.value, 'threadList', {
      fits: (type) => primitiveOf(type) === VariableType.JSON_ARR,
      sentence: (type) => `The list of threads is JSON_ARR, and not ${typeName(type)}.`,
      serverWords: '`threadRunNumber` for WAIT_FOR_THREAD node must resolve to JSON_ARR!',
    });
  }
  if (wait.case !== 'threads') return;
  wait.value.threads.forEach(({ threadRunNumber }, index) => {
    const field = `threads/${index}`;
    if (threadRunNumber === undefined)
      return check.report(
        'no-source',
        'A value is missing here; give the number of a started thread.',
        field,
        'VariableAssignment passed with missing source',
      );
    check.rootFits(threadRunNumber, field, {
      fits: (type) => primitiveOf(type) === VariableType.INT,
      sentence: (type) => `A thread that is waited for is INT, its number, and not ${typeName(type)}.`,
      serverWords: '`threadRunNumber` for WAIT_FOR_THREAD node must resolve to INT!',
    });
  });
}
