/** FailureHandlerDefs from the wire. */
import {
  FailureHandlerDef_LHFailureType,
  type FailureHandlerDef as WireHandler,
} from '#api/gen/wf_spec_pb.js';
import type { FailureHandlerDef } from '../document/node.ts';

export const importHandlers = (handlers: readonly WireHandler[]): readonly FailureHandlerDef[] =>
  handlers.map(({ handlerSpecName: run, failureToCatch: caught }) => {
    if (caught.case === 'specificFailure') return { run, failure: caught.value };
    if (caught.case === undefined) return { run };
    const isError = caught.value === FailureHandlerDef_LHFailureType.FAILURE_TYPE_ERROR;
    return { run, anyOf: isError ? 'ERROR' : 'EXCEPTION' };
  });
