/** WAIT_FOR_THREADS: each number is INT, the list of them JSON_ARR; neither may be NULL (tried on server 1.2.1). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { WaitForThreadsNode } from '#api/gen/wf_spec_pb.js';
import { isOpen, primitiveOf } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';
import { checkHandlerNames } from './handler-names.ts';

export function checkWaitForThreads(node: WaitForThreadsNode, check: NodeCheck): void {
  checkHandlerNames(node.perThreadFailureHandlers, 'onThreadFailure', check.unlooked);
  const wait = node.threadsToWaitFor;
  if (wait.case === 'threadList') {
    const type = check.typeOf(wait.value, 'threadList');
    if (!isOpen(type) && primitiveOf(type) !== VariableType.JSON_ARR)
      check.report(
        'type-mismatch',
        `The list of threads is JSON_ARR, and not ${typeName(type)}.`,
        'threadList',
      );
  }
  if (wait.case !== 'threads') return;
  wait.value.threads.forEach(({ threadRunNumber }, index) => {
    const field = `threads/${index}`;
    if (threadRunNumber === undefined)
      return check.report(
        'no-source',
        'A value is missing here; give the number of a started thread.',
        field,
      );
    const type = check.typeOf(threadRunNumber, field);
    if (!isOpen(type) && primitiveOf(type) !== VariableType.INT)
      check.report(
        'type-mismatch',
        `A thread that is waited for is INT, its number, and not ${typeName(type)}.`,
        field,
      );
  });
}
