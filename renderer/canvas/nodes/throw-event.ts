/** ThrowEvent on the canvas: tells the world that something happened. */
import { IconBroadcast } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const throwEventView: KindView<'throw-event'> = {
  kind: 'throw-event',
  label: 'Throw event',
  description: 'Throws a workflow event that clients can await',
  keywords: ['emit', 'send', 'publish', 'notify', 'workflow event', 'signal'],
  group: 'Work',
  icon: IconBroadcast,
  tone: () => 'work',
  line: (node) => ['throws ', code(node.event)],
  create: (name) => ({ kind: 'throw-event', name, event: '', onFailure: [], next: [] }),
  newName: 'throw-event',
};
