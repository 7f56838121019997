/**
 * The host's end of the bridge: reads call messages from a channel, checks their shape, calls the service and answers.
 * A message that is no call, an unknown service or method and arguments of a wrong shape are refused, never passed on.
 */
import * as v from 'valibot';
import { ARGUMENTS } from './arguments.ts';
import type { Channel } from './channel.ts';
import type { HostEvent, Services } from './contract.ts';
import { readCall, writeMessage, type CallMessage, type PageMessage } from './protocol.ts';
import { ServiceError } from './service-error.ts';

/** One page's connection to the host. */
export interface HostSession {
  readonly services: Services;
  /** The page is gone: everything watched on its behalf ends. */
  close(): void;
}

/** Makes a session whose events go to `send`. */
export type OpenSession = (send: (event: HostEvent) => void) => HostSession;

const methodOf = (call: CallMessage): v.GenericSchema | undefined => {
  if (!Object.hasOwn(ARGUMENTS, call.service)) return undefined;
  const methods: Record<string, v.GenericSchema> = ARGUMENTS[call.service as keyof Services];
  return Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
};

async function dispatch(services: Services, call: CallMessage): Promise<unknown> {
  const schema = methodOf(call);
  if (schema === undefined) {
    throw new ServiceError('bad-request', `There is no ${call.service}.${call.method}.`);
  }
  const args = v.safeParse(schema, call.args);
  if (!args.success) {
    const [issue] = args.issues;
    const place = v.getDotPath(issue) ?? 'its arguments';
    throw new ServiceError('bad-request', `${call.service}.${call.method}: ${place}: ${issue.message}`);
  }
  const service = services[call.service as keyof Services] as unknown as Record<
    string,
    (args: unknown) => Promise<unknown>
  >;
  return service[call.method]!(args.output ?? {});
}

/** What the page hears of an error. Our own bugs are told in full on the host's log only. */
function told(error: unknown, call: CallMessage, log: (text: string) => void): ServiceError {
  if (error instanceof ServiceError) return error;
  log(`${call.service}.${call.method} failed: ${error instanceof Error ? error.stack : String(error)}`);
  const reason = error instanceof Error ? error.message : String(error);
  return new ServiceError('internal', `${call.service}.${call.method} failed in Paddock itself: ${reason}`);
}

/** Serves one page over one channel until the channel closes. */
export function serveChannel(
  channel: Channel,
  open: OpenSession,
  log: (text: string) => void = (text) => console.error(text),
): void {
  const send = (message: PageMessage): void => channel.send(writeMessage(message));
  const session = open((event) => send({ kind: 'event', event }));
  channel.onClose(() => session.close());
  channel.onMessage((text) => {
    const call = readCall(text);
    if (call === undefined) {
      const message = 'The message is not a call.';
      return send({ kind: 'error', id: null, code: 'bad-request', message });
    }
    dispatch(session.services, call).then(
      (value) => send({ kind: 'reply', id: call.id, value }),
      (error: unknown) => {
        const { code, message } = told(error, call, log);
        send({ kind: 'error', id: call.id, code, message });
      },
    );
  });
}
