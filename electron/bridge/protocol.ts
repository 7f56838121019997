/** The four envelopes that travel over a channel, as JSON text, and their check: anything else is refused. */
import * as v from 'valibot';
import type { HostEvent } from './contract.ts';

const call = v.strictObject({
  kind: v.literal('call'),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  service: v.string(),
  method: v.string(),
  args: v.optional(v.unknown()),
});
const reply = v.strictObject({ kind: v.literal('reply'), id: v.number(), value: v.optional(v.unknown()) });
const error = v.strictObject({
  kind: v.literal('error'),
  /** null: the message had no readable id. */
  id: v.nullable(v.number()),
  code: v.string(),
  message: v.string(),
});
const event = v.strictObject({ kind: v.literal('event'), event: v.looseObject({ kind: v.string() }) });

const toHost = call;
const toPage = v.variant('kind', [reply, error, event]);

export type CallMessage = v.InferOutput<typeof call>;
export type PageMessage =
  | v.InferOutput<typeof reply>
  | v.InferOutput<typeof error>
  | { readonly kind: 'event'; readonly event: HostEvent };

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A page's message, or undefined when it has not the shape of a call. */
export function readCall(text: string): CallMessage | undefined {
  const read = v.safeParse(toHost, json(text));
  return read.success ? read.output : undefined;
}

/** A host's message, or undefined when it has not the shape of one. */
export function readPageMessage(text: string): PageMessage | undefined {
  const read = v.safeParse(toPage, json(text));
  return read.success ? (read.output as PageMessage) : undefined;
}

export const writeMessage = (message: CallMessage | PageMessage): string => JSON.stringify(message);
