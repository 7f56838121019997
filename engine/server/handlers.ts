/** The shape of the RPCs' implementations: one function a unary method, grouped in files by what they are about. */
import type { MessageShape } from '@bufbuild/protobuf';
import type { LittleHorse } from '#api/gen/service_pb.js';
import type { Reply } from './reply.ts';

export type Methods = (typeof LittleHorse)['method'];

export type UnaryMethod = {
  [K in keyof Methods]: Methods[K]['methodKind'] extends 'unary' ? K : never;
}[keyof Methods];

export type InputOf<K extends keyof Methods> = MessageShape<Methods[K]['input']>;
export type OutputOf<K extends keyof Methods> = MessageShape<Methods[K]['output']>;

export interface Call {
  /** The client went away or its deadline passed. */
  onCancelled(then: () => void): void;
}

export type Handler<K extends UnaryMethod> = (
  request: InputOf<K>,
  call: Call,
) => Reply<OutputOf<K>> | Promise<Reply<OutputOf<K>>>;

export type Handlers = { readonly [K in UnaryMethod]?: Handler<K> };
