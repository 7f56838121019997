/** `wait-for-condition: expression`; `legacy: true` where the wire has the condition of 0.x clients. */
import type { WaitForConditionNode } from '../../document/node.ts';
import { present } from '../present.ts';
import { head } from '../task-call-form.ts';
import { bare, entry, plainExpression } from '../yaml/tree.ts';
import { isAbsent } from './absent.ts';
import type { NodeForm } from './node-form.ts';

export const waitForConditionForm: NodeForm<WaitForConditionNode> = {
  heads: ['wait-for-condition'],
  keys: ['legacy'],
  read: (fields, base) => {
    const value = fields.get('wait-for-condition');
    return present<WaitForConditionNode>({
      ...base,
      kind: 'wait-for-condition',
      condition:
        value === undefined || isAbsent(value)
          ? undefined
          : fields.expression('wait-for-condition', 'condition'),
      legacy: fields.flag('legacy') || undefined,
    });
  },
  entries: (node) => [
    ['wait-for-condition', node.condition === undefined ? head(undefined) : plainExpression(node.condition)],
    entry('legacy', node.legacy, bare),
  ],
};
