/** A workflow file made ready for the simulator: as an engine would have stored it. */
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { Metadata } from '../core/contract.ts';
import { simulatedMetadata } from '../simulate/metadata.ts';
import type { Compiled } from './compiled.ts';
import { storedForm } from './stored-form.ts';

export function simulatedProject({ request, definitions }: Compiled): Metadata {
  const wfSpecs = new Map<string, WfSpec>();
  const metadata = simulatedMetadata({ definitions, wfSpecs });
  wfSpecs.set(request.name, storedForm(request, metadata));
  return metadata;
}
