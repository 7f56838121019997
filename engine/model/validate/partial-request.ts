/**
 * The request as far as it compiles: so that one half-typed expression does not silence the verdict on all the rest. Never
 * sent anywhere.
 */
import { create } from '@bufbuild/protobuf';
import { type PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { compileThread } from '../compile/compile-thread.ts';
import { compileWorkflow } from '../compile/compile-workflow.ts';
import type { Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';

export interface PartialRequest {
  readonly request: PutWfSpecRequest;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<WorkflowDocument, PartialRequest>();

/** Kept per immutable workflow: the verdict asks for it at every edit, and so do the fields of a form. */
export function partialRequest(workflow: WorkflowDocument): PartialRequest {
  const partial = known.get(workflow) ?? compilePart(workflow);
  known.set(workflow, partial);
  return partial;
}

function compilePart(workflow: WorkflowDocument): PartialRequest {
  const { request, problems } = compileWorkflow(workflow);
  if (request !== undefined) return { request, problems };
  const threadSpecs = Object.fromEntries(
    workflow.threads.map((thread) => [thread.name, compileThread(thread, [])]),
  );
  const { parent } = workflow;
  const parentWfSpec = parent && {
    wfSpecName: parent.workflow,
    wfSpecMajorVersion: parent.majorVersion ?? 0,
  };
  return {
    request: create(PutWfSpecRequestSchema, {
      name: workflow.name,
      entrypointThreadName: workflow.entrypoint,
      threadSpecs,
      parentWfSpec,
    }),
    problems,
  };
}
