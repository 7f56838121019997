/** ExternalEvent on the canvas: waits until somebody posts an event. */
import { IconMailDown } from '@tabler/icons-react';
import { code, type KindView, type LinePart } from './kind-view.ts';

export const externalEventView: KindView<'external-event'> = {
  kind: 'external-event',
  label: 'Wait for event',
  description: 'Waits until an external event is posted, or the timeout passes',
  keywords: ['external', 'event', 'signal', 'message', 'callback', 'webhook', 'receive'],
  group: 'Waiting',
  icon: IconMailDown,
  tone: () => 'waiting',
  line: (node) => {
    const parts: LinePart[] = ['waits for ', code(node.event)];
    if (node.timeout) parts.push(` · ${node.timeout}`);
    return parts;
  },
  create: (name) => ({ kind: 'external-event', name, event: '', onFailure: [], next: [] }),
  newName: 'wait-for-event',
};
