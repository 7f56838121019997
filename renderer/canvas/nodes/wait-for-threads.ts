/** WaitForThreads on the canvas: waits for child threads to end. */
import { IconGitMerge } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

const words = {
  WAIT_FOR_ALL: 'waits for all of ',
  WAIT_FOR_FIRST: 'waits for the first of ',
  WAIT_FOR_ANY: 'waits for any of ',
};

export const waitForThreadsView: KindView<'wait-for-threads'> = {
  kind: 'wait-for-threads',
  label: 'Wait for threads',
  description: 'Waits until child threads end',
  keywords: ['join', 'merge', 'parallel', 'await', 'child'],
  group: 'Threads',
  icon: IconGitMerge,
  tone: () => 'threads',
  line: (node) => {
    const threads = node.threads ?? [];
    if (threads.length === 1 && node.threadList === undefined) return ['waits for ', code(threads[0])];
    return [words[node.strategy ?? 'WAIT_FOR_ALL'], code(node.threadList ?? threads.join(', '))];
  },
  create: (name) => ({ kind: 'wait-for-threads', name, threads: [], onFailure: [], next: [] }),
  newName: 'wait-for-threads',
};
