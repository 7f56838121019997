/** An EXTERNAL_EVENT node: the ExternalEventDef, the time-out in seconds and the correlation key. */
import type { ExternalEventNode } from '#api/gen/wf_spec_pb.js';
import type { NodeCheck } from '../node-check.ts';
import { INT } from '../../types/static-type.ts';

export function checkExternalEvent(node: ExternalEventNode, check: NodeCheck): void {
  const name = node.externalEventDefId?.name ?? '';
  if (check.world.externalEventDef(name) === undefined)
    check.report(
      'unknown-external-event-def',
      name === ''
        ? 'The node names no ExternalEventDef; choose the event that it waits for.'
        : `There is no ExternalEventDef “${name}”; define it, or choose another event.`,
      'event',
      `Refers to nonexistent ExternalEventDef ${name}`,
    );
  check.names(node.timeoutSeconds, 'timeout');
  if (node.timeoutSeconds !== undefined && !check.reported('timeout'))
    check.unlooked.fits(node.timeoutSeconds, INT, 'timeout', 'The time-out');
  check.names(node.correlationKey, 'correlationKey');
}
