/** StartMultipleThreads on the canvas: one child thread per element of a list. */
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const startMultipleThreadsView: KindView<'start-multiple-threads'> = {
  kind: 'start-multiple-threads',
  label: 'Start threads for each',
  description: 'Runs one child thread for each element of a list',
  keywords: ['spawn', 'for each', 'map', 'parallel', 'loop', 'multiple', 'list'],
  group: 'Threads',
  icon: IconArrowsSplit2,
  tone: () => 'threads',
  line: (node) => [code(node.thread), ' for each of ', code(node.forEach)],
  create: (name) => ({
    kind: 'start-multiple-threads',
    name,
    thread: '',
    forEach: '',
    inputs: [],
    onFailure: [],
    next: [],
  }),
  newName: 'start-for-each',
};
