/** StartThread on the canvas: a child thread runs beside this one. */
import { IconGitFork } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const startThreadView: KindView<'start-thread'> = {
  kind: 'start-thread',
  label: 'Start thread',
  description: 'Runs a child thread beside this one',
  keywords: ['spawn', 'parallel', 'fork', 'child', 'concurrent'],
  group: 'Threads',
  icon: IconGitFork,
  tone: () => 'threads',
  line: (node) => ['starts ', code(node.thread)],
  create: (name) => ({ kind: 'start-thread', name, thread: '', inputs: [], onFailure: [], next: [] }),
  newName: 'start-thread',
};
