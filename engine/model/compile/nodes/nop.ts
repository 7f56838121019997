/** NOP: does nothing but branch. */
import { create } from '@bufbuild/protobuf';
import { NopNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileNop = (): WireNodeKind => ({ case: 'nop', value: create(NopNodeSchema) });
