/** RUN_CHILD_WF from the wire. */
import type { RunChildWfNode as WireRunChildWf } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, RunChildWfNode } from '../../document/node.ts';
import { printAssignment } from '../../expression/from-wire.ts';
import { named, optional, present } from '../print-fields.ts';

export const importRunChildWf = (wire: WireRunChildWf, base: NodeBase): RunChildWfNode =>
  present<RunChildWfNode>({
    ...base,
    kind: 'run-child-wf',
    workflow: wire.wfSpec.case === 'wfSpecName' ? wire.wfSpec.value : undefined,
    dynamicWorkflow: wire.wfSpec.case === 'wfSpecVar' ? printAssignment(wire.wfSpec.value) : undefined,
    majorVersion: wire.majorVersion === -1 ? undefined : wire.majorVersion,
    inputs: named(wire.inputs),
    childId: optional(wire.childId),
  });
