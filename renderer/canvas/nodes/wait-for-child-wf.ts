/** WaitForChildWf on the canvas: waits until a child workflow ends and takes its output. */
import { IconHourglassHigh } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const waitForChildWfView: KindView<'wait-for-child-wf'> = {
  kind: 'wait-for-child-wf',
  label: 'Wait for child workflow',
  description: 'Waits until a child workflow ends and takes its output',
  keywords: ['sub workflow', 'await', 'child', 'join', 'nested'],
  group: 'Waiting',
  icon: IconHourglassHigh,
  tone: () => 'waiting',
  line: (node) => ['waits for workflow of ', code(node.sourceNode ?? node.childWfRun)],
  create: (name) => ({ kind: 'wait-for-child-wf', name, onFailure: [], next: [] }),
  newName: 'wait-for-workflow',
};
