/** `start-multiple-threads: name`, with for-each and inputs. */
import type { StartMultipleThreadsNode } from '../../document/node.ts';
import { inputsEntry, readInputs } from '../named-form.ts';
import { readHead } from '../task-call-form.ts';
import { entry, expression, text } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const startMultipleThreadsForm: NodeForm<StartMultipleThreadsNode> = {
  heads: ['start-multiple-threads'],
  keys: ['for-each', 'inputs'],
  read: (fields, base) => ({
    ...base,
    kind: 'start-multiple-threads',
    thread: readHead(fields, 'start-multiple-threads', 'thread') ?? '',
    forEach: fields.expression('for-each', 'forEach') ?? '',
    inputs: readInputs(fields),
  }),
  entries: (node) => [
    ['start-multiple-threads', text(node.thread)],
    entry('for-each', node.forEach === '' ? undefined : node.forEach, expression),
    inputsEntry(node.inputs),
  ],
};
