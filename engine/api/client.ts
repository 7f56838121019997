/**
 * A client of `littlehorse.LittleHorse`: any unary RPC by name, to our engine or to a real cluster. The command line,
 * the app's host and the tests all speak through it.
 */
import {
  type DescMessage,
  type MessageInitShape,
  type MessageShape,
  create,
  fromBinary,
  toBinary,
} from '@bufbuild/protobuf';
import { Client, Metadata, credentials } from '@grpc/grpc-js';
import { LittleHorse } from './gen/service_pb.js';

type Methods = (typeof LittleHorse)['method'];
export type UnaryMethod = {
  [K in keyof Methods]: Methods[K]['methodKind'] extends 'unary' ? K : never;
}[keyof Methods];
type Input<K extends UnaryMethod> = MessageInitShape<Methods[K]['input'] & DescMessage>;
type Output<K extends UnaryMethod> = MessageShape<Methods[K]['output'] & DescMessage>;

export interface LittleHorseClient {
  /** Rejects with grpc-js's ServiceError (`code`, `details`). */
  call<K extends UnaryMethod>(method: K, request: Input<K>): Promise<Output<K>>;
  close(): void;
}

export interface ClientOptions {
  /** For each call; 30 s when absent. */
  readonly timeoutMs?: number;
  /** Request metadata `tenantid`; absent means the tenant `default`. */
  readonly tenant?: string;
}

/** `address` is host:port. Connects at the first call; a dead server fails each call with UNAVAILABLE. */
export function connectClient(address: string, options: ClientOptions = {}): LittleHorseClient {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
  const metadata = new Metadata();
  if (options.tenant !== undefined) metadata.set('tenantid', options.tenant);
  return {
    call: (method, request) => {
      const desc = LittleHorse.method[method] as { name: string; input: DescMessage; output: DescMessage };
      return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          `/littlehorse.LittleHorse/${desc.name}`,
          (message) => Buffer.from(toBinary(desc.input, message)),
          (bytes) => fromBinary(desc.output, bytes),
          create(desc.input, request as never),
          metadata,
          { deadline: Date.now() + (options.timeoutMs ?? 30_000) },
          (error, reply) => (error === null ? resolve(reply as never) : reject(error)),
        );
      });
    },
    close: () => client.close(),
  };
}
