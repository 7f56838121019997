/** Task on the canvas: work that a task worker carries out. */
import { IconSettings } from '@tabler/icons-react';
import { code, type KindView, type LinePart } from './kind-view.ts';

export const taskView: KindView<'task'> = {
  kind: 'task',
  label: 'Task',
  description: 'Calls a task worker and keeps its output',
  keywords: ['work', 'call', 'service', 'worker', 'execute', 'function'],
  group: 'Work',
  icon: IconSettings,
  tone: () => 'work',
  line: (node) => {
    const parts: LinePart[] = ['task ', code(node.task ?? node.dynamicTask)];
    if (node.retries) parts.push(` · ${node.retries} ${node.retries === 1 ? 'retry' : 'retries'}`);
    return parts;
  },
  create: (name) => ({ kind: 'task', name, task: '', args: [], onFailure: [], next: [] }),
  newName: 'task',
};
