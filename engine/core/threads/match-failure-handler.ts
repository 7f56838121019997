/** Which FailureHandlerDef takes a Failure: the first that matches, in list order (littlehorse.md §5.2). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import {
  type FailureHandlerDef,
  FailureHandlerDef_LHFailureType as FailureType,
} from '#api/gen/wf_spec_pb.js';
import type { FailureGiven } from './failure.ts';

/** LHErrorTypes that stand for others too. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  TASK_ERROR: ['TASK_FAILURE', 'TIMEOUT'],
  VAR_ERROR: ['VAR_SUB_ERROR', 'VAR_MUTATION_ERROR'],
};

export function matchFailureHandler(
  handlers: readonly FailureHandlerDef[],
  failure: FailureGiven,
): FailureHandlerDef | undefined {
  return handlers.find(({ failureToCatch }) => {
    switch (failureToCatch.case) {
      case undefined:
        return true;
      case 'specificFailure':
        return (
          failureToCatch.value === failure.name ||
          (GROUPS[failureToCatch.value]?.includes(failure.name) ?? false)
        );
      case 'anyFailureOfType':
        return (
          (failureToCatch.value === FailureType.FAILURE_TYPE_ERROR) === (failure.status === LHStatus.ERROR)
        );
    }
  });
}
