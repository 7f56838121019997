/**
 * Requests whose bytes are no message. The gRPC library would answer INTERNAL to them; a real server answers UNKNOWN (asked
 * of 1.2.1: broken and cut off bytes, text that is no UTF-8, messages in messages more than 100 deep).
 */
import { create, type DescMessage, fromBinary, type Message } from '@bufbuild/protobuf';
import { refuse, type Refused } from './reply.ts';

/** The outermost message counts here, and not in Java. */
const RECURSION_LIMIT = 101;

const reasons = new WeakMap<Message, string>();

/** An empty message where the bytes are none, of which `unreadable` tells. */
export function readRequest(schema: DescMessage, bytes: Buffer): Message {
  try {
    return fromBinary(schema, bytes, { recursionLimit: RECURSION_LIMIT });
  } catch (error) {
    const message: Message = create(schema);
    reasons.set(message, `the request cannot be read: ${(error as Error).message}`);
    return message;
  }
}

/** What a caller is told whose request could not be read; undefined when it could. */
export function unreadable(request: Message): Refused | undefined {
  const why = reasons.get(request);
  return why === undefined ? undefined : refuse('UNKNOWN', `Application error processing RPC: ${why}`);
}
