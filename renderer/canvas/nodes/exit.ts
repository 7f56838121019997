/** Exit on the canvas: the thread completes, or fails with a business EXCEPTION. */
import { IconCircleCheck } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const exitView: KindView<'exit'> = {
  kind: 'exit',
  label: 'Exit',
  description: 'Ends the thread: completed, or failed with an exception of yours',
  keywords: ['end', 'stop', 'finish', 'complete', 'fail', 'return', 'exception'],
  group: 'Ends',
  icon: IconCircleCheck,
  tone: (node) => (node?.fail ? 'bad' : 'good'),
  line: (node) => {
    if (node.fail) return ['fails with ', code(node.fail.name)];
    return node.returns === undefined ? ['completes the thread'] : ['returns ', code(node.returns)];
  },
  create: (name) => ({ kind: 'exit', name, onFailure: [], next: [] }),
  newName: 'done',
};
