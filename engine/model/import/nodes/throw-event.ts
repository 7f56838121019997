/** THROW_EVENT from the wire. */
import type { ThrowEventNode as WireThrowEvent } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, ThrowEventNode } from '../../document/node.ts';
import { optional, present } from '../print-fields.ts';

export const importThrowEvent = (wire: WireThrowEvent, base: NodeBase): ThrowEventNode =>
  present<ThrowEventNode>({
    ...base,
    kind: 'throw-event',
    event: wire.eventDefId?.name ?? '',
    content: optional(wire.content),
  });
