/**
 * The gRPC service `littlehorse.LittleHorse`, built from the generated descriptor: what has no handler answers
 * UNIMPLEMENTED and names itself. When a handler throws, that call alone fails and the engine goes on.
 */
import { fromBinary, toBinary, type DescMessage, type DescMethod, type Message } from '@bufbuild/protobuf';
import {
  Metadata,
  status,
  type handleUnaryCall,
  type MethodDefinition,
  type sendUnaryData,
  type Server,
  type ServerDuplexStream,
  type UntypedHandleCall,
} from '@grpc/grpc-js';
import { LittleHorse, type PollTaskRequest, type PollTaskResponse } from '#api/gen/service_pb.js';
import type { Call, Handlers, Methods } from './handlers.ts';
import { refuse, type Refused, type Reply } from './reply.ts';
import type { TenantEngine } from './tenant-engine.ts';
import { retryDetails } from './retry-info.ts';
import { tenantOf } from './tenant-header.ts';
import { refusedEnum } from './unknown-enums.ts';
import { readRequest, unreadable } from './unreadable.ts';

export type PollStream = ServerDuplexStream<PollTaskRequest, PollTaskResponse>;

export interface Service {
  /** RPCs that mean the whole server. */
  readonly ofServer: Handlers;
  /** The engine of a tenant, or why the caller can't have it. */
  readonly ofTenant: (tenant: string) => TenantEngine | Refused;
  /** Why this tenant's caller may not call this now; counts the call. */
  readonly guard: (tenant: string, method: keyof Methods) => Refused | undefined;
  /** What a handler's error means to the caller. */
  readonly onError: (method: string, error: unknown, engine: TenantEngine) => Refused;
}

const serialize =
  (schema: DescMessage) =>
  (message: Message): Buffer => {
    const bytes = toBinary(schema, message);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };

function definition(method: DescMethod): MethodDefinition<Message, Message> {
  const isStream = method.methodKind === 'bidi_streaming';
  return {
    path: `/${LittleHorse.typeName}/${method.name}`,
    requestStream: isStream,
    responseStream: isStream,
    requestSerialize: serialize(method.input),
    requestDeserialize: (bytes) => readRequest(method.input, bytes),
    responseSerialize: serialize(method.output),
    responseDeserialize: (bytes) => fromBinary(method.output, bytes),
  };
}

export function addLittleHorse(server: Server, service: Service): void {
  const definitions: Record<string, MethodDefinition<Message, Message>> = {};
  const implementations: Record<string, UntypedHandleCall> = {};
  for (const method of LittleHorse.methods) {
    definitions[method.name] = definition(method);
    implementations[method.name] =
      method.methodKind === 'bidi_streaming'
        ? (stream: PollStream) => servePoll(stream, service)
        : unary(method, service);
  }
  server.addService(definitions, implementations);
}

function servePoll(stream: PollStream, service: Service): void {
  const tenant = tenantOf(stream.metadata);
  const engine = service.ofTenant(tenant);
  const refused = 'refusal' in engine ? engine : service.guard(tenant, 'pollTask');
  if (refused !== undefined) stream.emit('error', errorOf(refused));
  else (engine as TenantEngine).pollTask(stream);
}

type AnyHandler = (request: Message, call: Call) => Reply | Promise<Reply>;

const handlerOf = (handlers: Handlers, { localName }: DescMethod): AnyHandler | undefined =>
  (handlers as Readonly<Record<string, AnyHandler | undefined>>)[localName];

function unary(method: DescMethod, service: Service): handleUnaryCall<Message, Message> {
  const ofServer = handlerOf(service.ofServer, method);
  return (call, callback) => {
    const isUnreadable = unreadable(call.request);
    if (isUnreadable !== undefined) return send(isUnreadable, callback);
    const tenant = tenantOf(call.metadata);
    const engine = service.ofTenant(tenant);
    if ('refusal' in engine) return send(engine, callback);
    const refused =
      service.guard(tenant, method.localName as keyof Methods) ?? refusedEnum(method.localName, call.request);
    if (refused !== undefined) return send(refused, callback);
    const handler = ofServer ?? handlerOf(engine.unary, method);
    if (handler === undefined)
      return send(refuse('UNIMPLEMENTED', `${method.name} is not there yet in Paddock's engine.`), callback);
    const failed = (error: unknown): void => send(service.onError(method.name, error, engine), callback);
    try {
      const reply = handler(call.request, { onCancelled: (then) => void call.on('cancelled', then) });
      if (reply instanceof Promise) reply.then((r) => send(r, callback)).catch(failed);
      else if (engine.store.flush === undefined) send(reply, callback);
      // It may tell of what is not on disk yet. Commands and searches wait by themselves.
      else engine.store.flush((error) => (error === undefined ? send(reply, callback) : failed(error)));
    } catch (error) {
      failed(error);
    }
  };
}

function send(reply: Reply, callback: sendUnaryData<Message>): void {
  if ('message' in reply) callback(null, reply.message);
  else callback(errorOf(reply));
}

/** As gRPC wants it: a stream is told by its `error` event. */
export function errorOf({ refusal: { code, message, retryAfterMs } }: Refused) {
  const metadata = new Metadata();
  if (retryAfterMs !== undefined)
    metadata.set('grpc-status-details-bin', Buffer.from(retryDetails(message, retryAfterMs)));
  return { code: status[code], details: message, metadata };
}
