/** A workflow file made ready for the simulator, with the workflows beside it that it runs: as an engine would have stored them. */
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { mergeDefinitions, mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { Metadata } from '../core/contract.ts';
import { simulatedMetadata } from '../simulate/metadata.ts';
import type { Compiled } from './compiled.ts';
import { siblingWorkflows } from './sibling-workflows.ts';
import { storedForm } from './stored-form.ts';

export function simulatedProject({ file, drawing, request, definitions }: Compiled): Metadata {
  const wfSpecs = new Map<string, WfSpec>();
  const siblings = siblingWorkflows(file, drawing);
  const all = [...siblings, drawing].map(mergedDefinitions).reduce(mergeDefinitions);
  const metadata = simulatedMetadata({
    definitions: compileDefinitions(all).requests ?? definitions,
    wfSpecs,
  });
  for (const { workflow } of siblings) {
    // One that does not compile is not there, as on a server that refused it.
    const compiled = compileWorkflow(workflow).request;
    if (compiled !== undefined) wfSpecs.set(compiled.name, storedForm(compiled, metadata));
  }
  wfSpecs.set(request.name, storedForm(request, metadata));
  return metadata;
}
