/** EXTERNAL_EVENT: waits until somebody posts the event. */
import { create } from '@bufbuild/protobuf';
import { ExternalEventNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { ExternalEventNode } from '../../document/node.ts';
import { missing, optionalExpression, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileExternalEvent = (node: ExternalEventNode, report: Report): WireNodeKind => {
  if (node.event === '') missing('event', 'The name of the ExternalEventDef to wait for', report);
  return {
    case: 'externalEvent',
    value: create(ExternalEventNodeSchema, {
      externalEventDefId: { name: node.event },
      timeoutSeconds: optionalExpression(node.timeout, 'timeout', report),
      correlationKey: optionalExpression(node.correlationKey, 'correlationKey', report),
      maskCorrelationKey: node.maskCorrelationKey ?? false,
    }),
  };
};
