/** ENTRYPOINT: where a ThreadRun starts. */
import { create } from '@bufbuild/protobuf';
import { EntrypointNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileEntrypoint = (): WireNodeKind => ({
  case: 'entrypoint',
  value: create(EntrypointNodeSchema),
});
