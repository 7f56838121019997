/** Failures before they are written down, and which class they are of (littlehorse.md §5.1). */
import { create } from '@bufbuild/protobuf';
import { LHErrorType, LHStatus } from '#api/gen/common_enums_pb.js';
import { type Failure, FailureSchema } from '#api/gen/node_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { WfRunState } from '../contract.ts';
import { indexOf } from '../aggregate-index.ts';
import { nodeRunKey } from '../ids.ts';
import { isFailed } from '../lifecycle.ts';

export interface FailureGiven {
  /** ERROR: technical, an LHErrorType's name; EXCEPTION: business, the user's own name. */
  readonly status: LHStatus.ERROR | LHStatus.EXCEPTION;
  readonly name: string;
  readonly message: string;
  readonly content?: VariableValue;
}

export type ErrorName = keyof typeof LHErrorType;

export const error = (name: ErrorName, message: string, content?: VariableValue): FailureGiven => ({
  status: LHStatus.ERROR,
  name,
  message,
  content,
});

const isErrorName = (name: string | undefined): boolean => name !== undefined && name in LHErrorType;

/** ERROR when the name is that of an LHErrorType, which a worker may throw (observed on 1.2.1). */
export const exception = (name: string, message: string, content?: VariableValue): FailureGiven => ({
  status: isErrorName(name) ? LHStatus.ERROR : LHStatus.EXCEPTION,
  name,
  message,
  content,
});

export const failureMessage = ({ name, message, content }: FailureGiven): Failure =>
  create(FailureSchema, { failureName: name, message, content });

/**
 * Why a failed ThreadRun failed: the latest Failure of the NodeRun on which it ended, also when a handler of that
 * Failure has failed itself. Only where the handler's end is of the other class it is the handler's Failure.
 */
export function failureOf(state: WfRunState, thread: ThreadRun): FailureGiven {
  const failures = state.nodeRuns.get(nodeRunKey(thread.number, thread.currentNodePosition))?.failures;
  const last = failures?.at(-1);
  const handler = thread.haltReasons.find(({ reason }) => reason.case === 'handlingFailure')?.reason;
  if (
    handler?.case === 'handlingFailure' &&
    isErrorName(last?.failureName) !== (thread.status === LHStatus.ERROR)
  ) {
    const failed = indexOf(state).threads.get(handler.value.handlerThreadId);
    if (failed !== undefined && isFailed(failed.status)) return failureOf(state, failed);
  }
  const status = thread.status === LHStatus.EXCEPTION ? LHStatus.EXCEPTION : LHStatus.ERROR;
  const message = thread.errorMessage ?? '';
  if (last === undefined) return { status, name: 'INTERNAL_ERROR', message };
  return { status, name: last.failureName, message: last.message, content: last.content };
}
