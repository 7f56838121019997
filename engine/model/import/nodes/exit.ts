/** EXIT from the wire. */
import type { ExitNode as WireExit } from '#api/gen/wf_spec_pb.js';
import type { ExitNode, NodeBase } from '../../document/node.ts';
import { printAssignment } from '../../expression/from-wire.ts';
import { optional, present } from '../print-fields.ts';

export const importExit = ({ result }: WireExit, base: NodeBase): ExitNode => {
  if (result.case === 'returnContent')
    return { ...base, kind: 'exit', returns: printAssignment(result.value) };
  if (result.case === undefined) return { ...base, kind: 'exit' };
  const { failureName: name, message, content } = result.value;
  const fail = present({
    name,
    message: message === '' ? undefined : message,
    content: optional(content),
  });
  return { ...base, kind: 'exit', fail };
};
