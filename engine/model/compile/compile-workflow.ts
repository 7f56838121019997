/** The document to the message that a cluster takes. */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';

export const compileWorkflow = (
  _document: WorkflowDocument,
): { request?: PutWfSpecRequest; problems: readonly Problem[] } => ({ problems: [] });
