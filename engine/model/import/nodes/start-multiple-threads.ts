/** START_MULTIPLE_THREADS from the wire. */
import type { StartMultipleThreadsNode as WireStartMultipleThreads } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, StartMultipleThreadsNode } from '../../document/node.ts';
import { named, optional } from '../print-fields.ts';

export const importStartMultipleThreads = (
  wire: WireStartMultipleThreads,
  base: NodeBase,
): StartMultipleThreadsNode => ({
  ...base,
  kind: 'start-multiple-threads',
  thread: wire.threadSpecName,
  forEach: optional(wire.iterable) ?? '',
  inputs: named(wire.variables),
});
