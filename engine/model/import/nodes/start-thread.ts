/** START_THREAD from the wire. */
import type { StartThreadNode as WireStartThread } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, StartThreadNode } from '../../document/node.ts';
import { named } from '../print-fields.ts';

export const importStartThread = (wire: WireStartThread, base: NodeBase): StartThreadNode => ({
  ...base,
  kind: 'start-thread',
  thread: wire.threadSpecName,
  inputs: named(wire.variables),
});
