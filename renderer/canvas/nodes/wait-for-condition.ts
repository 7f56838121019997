/** WaitForCondition on the canvas: waits until an expression over the variables becomes true. */
import { IconHourglassEmpty } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const waitForConditionView: KindView<'wait-for-condition'> = {
  kind: 'wait-for-condition',
  label: 'Wait for condition',
  description: 'Waits until a condition over the variables is true',
  keywords: ['until', 'when', 'condition', 'block', 'await'],
  group: 'Waiting',
  icon: IconHourglassEmpty,
  tone: () => 'waiting',
  line: (node) => ['waits until ', code(node.condition)],
  create: (name) => ({ kind: 'wait-for-condition', name, condition: '', onFailure: [], next: [] }),
  newName: 'wait-until',
};
