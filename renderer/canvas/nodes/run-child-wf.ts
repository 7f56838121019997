/** RunChildWf on the canvas: runs another workflow as a child of this run. */
import { IconSitemap } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const runChildWfView: KindView<'run-child-wf'> = {
  kind: 'run-child-wf',
  label: 'Run child workflow',
  description: 'Starts another workflow as a child of this run',
  keywords: ['sub workflow', 'subprocess', 'call', 'child', 'nested'],
  group: 'Work',
  icon: IconSitemap,
  tone: () => 'work',
  line: (node) => ['runs workflow ', code(node.workflow ?? node.dynamicWorkflow)],
  create: (name) => ({ kind: 'run-child-wf', name, workflow: '', inputs: [], onFailure: [], next: [] }),
  newName: 'run-workflow',
};
