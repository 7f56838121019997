/** EXTERNAL_EVENT from the wire. */
import type { ExternalEventNode as WireExternalEvent } from '#api/gen/wf_spec_pb.js';
import type { ExternalEventNode, NodeBase } from '../../document/node.ts';
import { optional, optionalDuration, present } from '../print-fields.ts';

export const importExternalEvent = (wire: WireExternalEvent, base: NodeBase): ExternalEventNode =>
  present<ExternalEventNode>({
    ...base,
    kind: 'external-event',
    event: wire.externalEventDefId?.name ?? '',
    timeout: optionalDuration(wire.timeoutSeconds),
    correlationKey: optional(wire.correlationKey),
    maskCorrelationKey: wire.maskCorrelationKey || undefined,
  });
