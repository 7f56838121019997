/** Nop on the canvas: a point where paths part or meet. A branch shows its question. */
import { IconArrowsSplit } from '@tabler/icons-react';
import { code, type KindView } from './kind-view.ts';

export const nopView: KindView<'nop'> = {
  kind: 'nop',
  label: 'Branch or join',
  description: 'Does nothing itself: paths part here by their conditions, or meet again',
  keywords: ['if', 'else', 'decision', 'gateway', 'condition', 'switch', 'nop', 'merge', 'join'],
  group: 'Flow',
  icon: IconArrowsSplit,
  tone: () => 'flow',
  line: (node) => {
    const question = node.next.find((edge) => edge.when !== undefined)?.when;
    if (question !== undefined) return [code(question), ' ?'];
    return [node.next.length > 1 ? 'takes the first path' : 'paths meet'];
  },
  create: (name) => ({ kind: 'nop', name, onFailure: [], next: [] }),
  newName: 'decide',
};
