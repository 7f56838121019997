/** A LittleHorse client for tests: any unary RPC by name, over a real socket, to our engine or to a real cluster. */
import { type DescMessage, type MessageInitShape, type MessageShape, create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Client, Metadata, credentials, type ServiceError } from '@grpc/grpc-js';
import { LittleHorse } from '#api/gen/service_pb.js';

type Methods = (typeof LittleHorse)['method'];
type MethodName = { [K in keyof Methods]: Methods[K]['methodKind'] extends 'unary' ? K : never }[keyof Methods];
type Input<K extends MethodName> = MessageInitShape<Methods[K]['input'] & DescMessage>;
type Output<K extends MethodName> = MessageShape<Methods[K]['output'] & DescMessage>;

export interface LittleHorseClient {
  /** Rejects with grpc-js's ServiceError. */
  call<K extends MethodName>(method: K, request: Input<K>): Promise<Output<K>>;
  close(): void;
}

export function connectClient(address: string): LittleHorseClient {
  const client = new Client(address, credentials.createInsecure());
  return {
    call: (method, request) => {
      const desc = LittleHorse.method[method] as { name: string; input: DescMessage; output: DescMessage };
      return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          `/littlehorse.LittleHorse/${desc.name}`,
          (message) => Buffer.from(toBinary(desc.input, message)),
          (bytes) => fromBinary(desc.output, bytes),
          create(desc.input, request as never),
          new Metadata(),
          { deadline: Date.now() + 30_000 },
          (error: ServiceError | null, reply) => (error === null ? resolve(reply as never) : reject(error)),
        );
      });
    },
    close: () => client.close(),
  };
}
