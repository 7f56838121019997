/** A WfSpec or PutWfSpecRequest, from a cluster or a JSON file, to the document. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';

export const importWfSpec = (
  _source: JsonValue | PutWfSpecRequest | WfSpec,
): { document?: WorkflowDocument; problems: readonly Problem[] } => ({ problems: [] });
