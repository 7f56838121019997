/** `entrypoint: {}` */
import type { EntrypointNode } from '../../document/node.ts';
import { flow } from '../yaml/tree.ts';
import { emptyHead } from './empty-head.ts';
import type { NodeForm } from './node-form.ts';

export const entrypointForm: NodeForm<EntrypointNode> = {
  heads: ['entrypoint'],
  keys: [],
  read: (fields, base) => {
    emptyHead(fields, 'entrypoint');
    return { ...base, kind: 'entrypoint' };
  },
  entries: () => [['entrypoint', flow([])]],
};
