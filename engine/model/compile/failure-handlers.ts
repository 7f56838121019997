/** FailureHandlerDefs to the wire. */
import { create } from '@bufbuild/protobuf';
import {
  FailureHandlerDef_LHFailureType,
  FailureHandlerDefSchema,
  type FailureHandlerDef as WireHandler,
} from '#api/gen/wf_spec_pb.js';
import type { FailureHandlerDef } from '../document/node.ts';

export const compileHandlers = (handlers: readonly FailureHandlerDef[]): WireHandler[] =>
  handlers.map((handler) =>
    create(FailureHandlerDefSchema, { handlerSpecName: handler.run, failureToCatch: caught(handler) }),
  );

const caught = (handler: FailureHandlerDef): WireHandler['failureToCatch'] => {
  if (handler.failure !== undefined) return { case: 'specificFailure', value: handler.failure };
  if (handler.anyOf === undefined) return { case: undefined };
  const { FAILURE_TYPE_ERROR, FAILURE_TYPE_EXCEPTION } = FailureHandlerDef_LHFailureType;
  const value = handler.anyOf === 'ERROR' ? FAILURE_TYPE_ERROR : FAILURE_TYPE_EXCEPTION;
  return { case: 'anyFailureOfType', value };
};
