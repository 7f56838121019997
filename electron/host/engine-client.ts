/**
 * Any unary call of the service littlehorse.LittleHorse, with requests and replies in protobuf JSON, to the local engine
 * or to host:port. What gRPC refuses becomes a ServiceError with the code's name and the server's own sentence.
 */
import { fromBinary, fromJson, toBinary, toJson, type DescMessage, type Message } from '@bufbuild/protobuf';
import type { DescMethod, JsonValue } from '@bufbuild/protobuf';
import { Client, credentials, status as grpcStatus, type ServiceError as GrpcError } from '@grpc/grpc-js';
import { LittleHorse } from '#api/gen/service_pb.js';
import { unknownOnWire } from '#model/import/unknown-on-wire.ts';
import type { Connection, EngineStatus } from '../bridge/contract.ts';
import { ServiceError } from '../bridge/service-error.ts';

/** What is asked of the local engine's process. */
export interface LocalEngine {
  readonly status: EngineStatus;
  whenUp(limitMs: number): Promise<EngineStatus>;
}

const METHODS = new Map(LittleHorse.methods.map((method) => [method.name, method]));
const ADDRESS = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;
const CALL_LIMIT_MS = 20_000;
/** This one answers when something happens. */
const WAIT_LIMIT_MS = 600_000;
const UP_LIMIT_MS = 5_000;
const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

function serviceError(error: GrpcError, address: string): ServiceError {
  const code = grpcStatus[error.code] ?? 'UNKNOWN';
  if (code === 'UNAVAILABLE') {
    return new ServiceError(code, `No LittleHorse server answers at ${address} (${error.details}).`);
  }
  return new ServiceError(code, error.details || `${address} answered ${code}.`);
}

export class EngineClient {
  readonly #local: LocalEngine;
  readonly #clients = new Map<string, Client>();

  constructor(local: LocalEngine) {
    this.#local = local;
  }

  /** host:port of a connection; waits a moment for a local engine that is starting. Rejects with `engine-down`. */
  async address(connection: Connection): Promise<string> {
    if (connection !== 'local') {
      const port = Number(ADDRESS.exec(connection)?.[2]);
      if (port >= 1 && port <= 65_535) return connection;
      throw new ServiceError('bad-request', `${connection} is not host:port, for example localhost:2023.`);
    }
    const { state, address, message } = await this.#local.whenUp(UP_LIMIT_MS);
    if (state === 'up' && address !== undefined) return address;
    throw new ServiceError('engine-down', message ?? 'The local engine is starting; try again in a moment.');
  }

  /** A gRPC client for the address, kept and used again. */
  at(address: string): Client {
    const kept = this.#clients.get(address);
    if (kept !== undefined) return kept;
    const client = new Client(address, credentials.createInsecure(), {
      'grpc.max_receive_message_length': LARGEST_MESSAGE_BYTES,
      'grpc.max_send_message_length': LARGEST_MESSAGE_BYTES,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 2_000,
      // A proxy of the environment is for the web, not for a cluster that was named host:port.
      'grpc.enable_http_proxy': 0,
    });
    this.#clients.set(address, client);
    return client;
  }

  async call(connection: Connection, method: string, request: JsonValue): Promise<JsonValue> {
    const desc = unaryMethod(method);
    return toJson(desc.output, await this.#reply(connection, desc, request));
  }

  /** See `EngineService.callExactly`. */
  async callExactly(
    connection: Connection,
    method: string,
    request: JsonValue,
  ): Promise<{ reply: JsonValue; unknownAt?: string }> {
    const desc = unaryMethod(method);
    const reply = await this.#reply(connection, desc, request);
    const unknownAt = unknownOnWire(desc.output, reply);
    return { reply: toJson(desc.output, reply), ...(unknownAt !== undefined && { unknownAt }) };
  }

  async #reply(connection: Connection, desc: DescMethod, request: JsonValue): Promise<Message> {
    const message = readRequest(desc, request);
    return this.send(await this.address(connection), desc, message);
  }

  /** One call with messages that are read already. */
  send(address: string, desc: DescMethod, request: Message): Promise<Message> {
    const limitMs = desc.name === 'AwaitWorkflowEvent' ? WAIT_LIMIT_MS : CALL_LIMIT_MS;
    return new Promise((resolve, reject) => {
      this.at(address).makeUnaryRequest(
        `/littlehorse.LittleHorse/${desc.name}`,
        (message: Message) => Buffer.from(toBinary(desc.input, message)),
        (bytes: Buffer) => fromBinary(desc.output, bytes),
        request,
        { deadline: Date.now() + limitMs },
        (error, reply) => {
          if (error !== null || reply === undefined) reject(serviceError(error!, address));
          else resolve(reply);
        },
      );
    });
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }
}

function unaryMethod(name: string): DescMethod {
  const desc = METHODS.get(name);
  if (desc?.methodKind === 'unary') return desc;
  throw new ServiceError('bad-request', `littlehorse.LittleHorse has no unary method ${name}.`);
}

function readRequest(desc: DescMethod, request: JsonValue): Message {
  try {
    return fromJson(desc.input as DescMessage, request);
  } catch (error) {
    throw new ServiceError(
      'bad-request',
      `${desc.name}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
