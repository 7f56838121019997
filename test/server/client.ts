/** A gRPC client of littlehorse.LittleHorse for the tests, built from the generated descriptor. */
import {
  create,
  fromBinary,
  toBinary,
  type DescMessage,
  type Message,
  type MessageInitShape,
} from '@bufbuild/protobuf';
import {
  Client,
  credentials,
  Metadata,
  type ChannelOptions,
  type ClientDuplexStream,
  type ServiceError,
} from '@grpc/grpc-js';
import {
  LittleHorse,
  PollTaskRequestSchema,
  PollTaskResponseSchema,
  type PollTaskRequest,
  type PollTaskResponse,
} from '#api/gen/service_pb.js';
import type { Methods, OutputOf, UnaryMethod } from '../../engine/server/handlers.ts';

export type PollClient = ClientDuplexStream<PollTaskRequest, PollTaskResponse>;

const write =
  (schema: DescMessage) =>
  (message: Message): Buffer =>
    Buffer.from(toBinary(schema, message));
const read =
  <M extends Message>(schema: DescMessage) =>
  (bytes: Buffer): M =>
    fromBinary(schema, bytes) as M;

/** An engine that was killed is back within a second. */
const SOON_AGAIN = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.min_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 200,
};

export class LhClient {
  readonly #client: Client;
  readonly #address: string;
  readonly #headers: Record<string, string>;

  constructor(address: string, headers: Record<string, string> = {}, options: ChannelOptions = {}) {
    this.#client = new Client(address, credentials.createInsecure(), { ...SOON_AGAIN, ...options });
    this.#address = address;
    this.#headers = headers;
  }

  /** The same server as another tenant sees it; to be closed on its own. */
  inTenant(tenantid: string): LhClient {
    return new LhClient(this.#address, { ...this.#headers, tenantid });
  }

  get #metadata(): Metadata {
    const metadata = new Metadata();
    for (const [key, value] of Object.entries(this.#headers)) metadata.set(key, value);
    return metadata;
  }

  call<K extends UnaryMethod>(
    method: K,
    request: MessageInitShape<Methods[K]['input']>,
    deadlineMs = 20_000,
  ): Promise<OutputOf<K>> {
    const { name, input, output } = LittleHorse.method[method];
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        `/${LittleHorse.typeName}/${name}`,
        write(input),
        read<OutputOf<K>>(output),
        create(input as DescMessage, request as never),
        this.#metadata,
        { deadline: Date.now() + deadlineMs },
        (error, reply) => (error === null ? resolve(reply as OutputOf<K>) : reject(error)),
      );
    });
  }

  poll(): PollClient {
    return this.#client.makeBidiStreamRequest(
      `/${LittleHorse.typeName}/PollTask`,
      write(PollTaskRequestSchema),
      read<PollTaskResponse>(PollTaskResponseSchema),
      this.#metadata,
      {},
    );
  }

  close(): void {
    this.#client.close();
  }
}

/** The gRPC status code with which the call fails. */
export async function codeOf(call: Promise<unknown>): Promise<number | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return (error as ServiceError).code;
  }
}

/** Waits until `look` answers something; fails after `ms`. */
export async function eventually<T>(look: () => Promise<T | undefined>, ms = 10_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((then) => setTimeout(then, 10));
  }
}
