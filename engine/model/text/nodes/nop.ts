/** `nop: {}` */
import type { NopNode } from '../../document/node.ts';
import { flow } from '../yaml/tree.ts';
import { emptyHead } from './empty-head.ts';
import type { NodeForm } from './node-form.ts';

export const nopForm: NodeForm<NopNode> = {
  heads: ['nop'],
  keys: [],
  read: (fields, base) => {
    emptyHead(fields, 'nop');
    return { ...base, kind: 'nop' };
  },
  entries: () => [['nop', flow([])]],
};
