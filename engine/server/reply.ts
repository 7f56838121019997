/** What an RPC answers: its reply message, or a gRPC status code with a sentence. */
import type { Message } from '@bufbuild/protobuf';
import type { RefusalCode } from '../core/contract.ts';

/** The core's codes, and those that only a shell can know: nothing was done, try again; the request cannot be read. */
export type ServerRefusalCode = RefusalCode | 'UNAVAILABLE' | 'UNKNOWN';

export interface Refused {
  readonly refusal: {
    readonly code: ServerRefusalCode;
    readonly message: string;
    /** In how many ms the same call may be made again. */
    readonly retryAfterMs?: number;
  };
}

export type Reply<M extends Message = Message> = { readonly message: M } | Refused;

export const answer = <M extends Message>(message: M): { readonly message: M } => ({ message });

export const refuse = (code: ServerRefusalCode, message: string, retryAfterMs?: number): Refused => ({
  refusal: { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) },
});

/** NOT_FOUND with a sentence when there is no such thing; it has what programs look for in a real server's. */
export const found = <M extends Message>(message: M | undefined, what: string): Reply<M> =>
  message === undefined
    ? refuse('NOT_FOUND', `Couldn't find ${what}. Requested object was not found.`)
    : answer(message);

/** NOT_FOUND for what was to be deleted. */
export const notThere = (what: string): Refused => refuse('NOT_FOUND', `Couldn't find provided ${what}.`);
