/** The failures that handlers name: an LHErrorType or an EXCEPTION's name. An empty one passes (tried on server 1.2.1). */
import type { FailureHandlerDef } from '#api/gen/wf_spec_pb.js';
import { isDefinitionName, isErrorType } from '../names.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkHandlerNames(
  handlers: readonly FailureHandlerDef[],
  field: string,
  check: NodeCheck,
): void {
  handlers.forEach(({ failureToCatch }, index) => {
    if (failureToCatch.case !== 'specificFailure' || failureToCatch.value === '') return;
    const name = failureToCatch.value;
    if (isErrorType(name) || isDefinitionName(name)) return;
    check.report(
      'bad-failure-name',
      `“${name}” cannot be a failure's name: it is made of letters, digits and dashes, with no dash at either end.`,
      `${field}/${index}/failure`,
      `Invalid names for exception handlers: ${name}`,
    );
  });
}
