/** A PutWfSpecRequest as a server would store it (littlehorse.md §2.1), for engines inside this process. */
import { clone } from '@bufbuild/protobuf';
import { type PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { type StoredLookup, wfSpecOf } from '#model/compatibility/stored-wf-spec.ts';
import { CommandError } from './verb.ts';

export function storedForm(request: PutWfSpecRequest, metadata: StoredLookup): WfSpec {
  const stored = wfSpecOf(clone(PutWfSpecRequestSchema, request), metadata);
  if (!stored.ok) throw new CommandError(stored.error);
  return stored.value;
}
