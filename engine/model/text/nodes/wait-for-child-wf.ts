/** `wait-for-child-wf: expression`, with source-node. */
import type { WaitForChildWfNode } from '../../document/node.ts';
import { present } from '../present.ts';
import { head } from '../task-call-form.ts';
import { entry, plainExpression, text } from '../yaml/tree.ts';
import { isAbsent } from './absent.ts';
import type { NodeForm } from './node-form.ts';

export const waitForChildWfForm: NodeForm<WaitForChildWfNode> = {
  heads: ['wait-for-child-wf'],
  keys: ['source-node'],
  read: (fields, base) => {
    const value = fields.get('wait-for-child-wf');
    return present<WaitForChildWfNode>({
      ...base,
      kind: 'wait-for-child-wf',
      childWfRun:
        value === undefined || isAbsent(value)
          ? undefined
          : fields.expression('wait-for-child-wf', 'childWfRun'),
      sourceNode: fields.name('source-node', 'sourceNode'),
    });
  },
  entries: (node) => [
    ['wait-for-child-wf', node.childWfRun === undefined ? head(undefined) : plainExpression(node.childWfRun)],
    entry('source-node', node.sourceNode, text),
  ],
};
