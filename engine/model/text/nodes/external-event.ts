/** `external-event: name`, with timeout, correlation-key and mask-correlation-key. */
import type { ExternalEventNode } from '../../document/node.ts';
import { present } from '../present.ts';
import { readHead } from '../task-call-form.ts';
import { bare, entry, expression, text } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const externalEventForm: NodeForm<ExternalEventNode> = {
  heads: ['external-event'],
  keys: ['timeout', 'correlation-key', 'mask-correlation-key'],
  read: (fields, base) =>
    present<ExternalEventNode>({
      ...base,
      kind: 'external-event',
      event: readHead(fields, 'external-event', 'event') ?? '',
      timeout: fields.expression('timeout'),
      correlationKey: fields.expression('correlation-key', 'correlationKey'),
      maskCorrelationKey: fields.flag('mask-correlation-key', 'maskCorrelationKey'),
    }),
  entries: (node) => [
    ['external-event', text(node.event)],
    entry('timeout', node.timeout, expression),
    entry('correlation-key', node.correlationKey, expression),
    entry('mask-correlation-key', node.maskCorrelationKey, bare),
  ],
};
