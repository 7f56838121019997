/** Sleep on the canvas: waits for a time span or until an instant. */
import { IconMoon } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const sleepView: KindView<'sleep'> = {
  kind: 'sleep',
  label: 'Sleep',
  description: 'Waits for a time, or until a date',
  keywords: ['timer', 'delay', 'wait', 'pause', 'until', 'date', 'schedule'],
  group: 'Waiting',
  icon: IconMoon,
  tone: () => 'waiting',
  line: (node) =>
    node.seconds !== undefined
      ? ['sleeps for ', code(node.seconds)]
      : ['sleeps until ', code(node.until ?? node.isoDate)],
  create: (name) => ({ kind: 'sleep', name, seconds: '1 minute', onFailure: [], next: [] }),
  newName: 'sleep',
};
