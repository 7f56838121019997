/** The drawing as the cluster gets it: the PutWfSpecRequest in protobuf JSON, or why there is none. */
import { wfSpecJson } from '#model/compile/canonical-json.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';

export function compiledText(workflow: WorkflowDocument): string {
  const { request, problems } = compileWorkflow(workflow);
  if (request !== undefined) return wfSpecJson(request);
  const why = problems.map(
    ({ message, place }) => `#   ${[place.thread, place.node].filter(Boolean).join('/')}: ${message}`,
  );
  return ['# This workflow does not compile yet:', ...why, ''].join('\n');
}
