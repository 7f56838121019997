/** `throw-event: name`, with content. */
import type { ThrowEventNode } from '../../document/node.ts';
import { present } from '../present.ts';
import { readHead } from '../task-call-form.ts';
import { entry, expression, text } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const throwEventForm: NodeForm<ThrowEventNode> = {
  heads: ['throw-event'],
  keys: ['content'],
  read: (fields, base) =>
    present<ThrowEventNode>({
      ...base,
      kind: 'throw-event',
      event: readHead(fields, 'throw-event', 'event') ?? '',
      content: fields.expression('content'),
    }),
  entries: (node) => [['throw-event', text(node.event)], entry('content', node.content, expression)],
};
