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
import type { Call, Handlers } from './handlers.ts';
import { refuse, type Refused, type Reply } from './reply.ts';
import { refusedTenant } from './tenant-header.ts';
import { refusedEnum } from './unknown-enums.ts';

export type PollStream = ServerDuplexStream<PollTaskRequest, PollTaskResponse>;

export interface Service {
  readonly unary: Handlers;
  /** Serves a PollTask stream until it ends. */
  readonly pollTask: (stream: PollStream) => void;
  /** Whether there is a tenant of this id. */
  readonly hasTenant: (id: string) => boolean;
  /** What a handler's error means to the caller. */
  readonly onError: (method: string, error: unknown) => Refused;
}

const serialize =
  (schema: DescMessage) =>
  (message: Message): Buffer => {
    const bytes = toBinary(schema, message);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };

const deserialize =
  (schema: DescMessage) =>
  (bytes: Buffer): Message =>
    fromBinary(schema, bytes);

function definition(method: DescMethod): MethodDefinition<Message, Message> {
  const isStream = method.methodKind === 'bidi_streaming';
  return {
    path: `/${LittleHorse.typeName}/${method.name}`,
    requestStream: isStream,
    responseStream: isStream,
    requestSerialize: serialize(method.input),
    requestDeserialize: deserialize(method.input),
    responseSerialize: serialize(method.output),
    responseDeserialize: deserialize(method.output),
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
  const refused = refusedTenant(stream.metadata, service.hasTenant);
  if (refused === undefined) service.pollTask(stream);
  else stream.emit('error', { code: status[refused.refusal.code], details: refused.refusal.message });
}

type AnyHandler = (request: Message, call: Call) => Reply | Promise<Reply>;

function unary(method: DescMethod, service: Service): handleUnaryCall<Message, Message> {
  const handler = (service.unary as Readonly<Record<string, AnyHandler | undefined>>)[method.localName];
  return (call, callback) => {
    const refused =
      refusedTenant(call.metadata, service.hasTenant) ??
      refusedEnum(method.localName, call.request) ??
      (handler ? undefined : refuse('UNIMPLEMENTED', `${method.name} is not there yet in Paddock's engine.`));
    if (refused !== undefined || handler === undefined) {
      send(refused as Reply, callback);
      return;
    }
    const failed = (error: unknown): void => send(service.onError(method.name, error), callback);
    try {
      const reply = handler(call.request, { onCancelled: (then) => void call.on('cancelled', then) });
      if (reply instanceof Promise) reply.then((r) => send(r, callback)).catch(failed);
      else send(reply, callback);
    } catch (error) {
      failed(error);
    }
  };
}

function send(reply: Reply, callback: sendUnaryData<Message>): void {
  if ('message' in reply) callback(null, reply.message);
  else {
    const { code, message } = reply.refusal;
    callback({ code: status[code], details: message, metadata: new Metadata() });
  }
}
