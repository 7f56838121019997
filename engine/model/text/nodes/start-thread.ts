/** `start-thread: name`, with inputs. */
import type { StartThreadNode } from '../../document/node.ts';
import { inputsEntry, readInputs } from '../named-form.ts';
import { readHead } from '../task-call-form.ts';
import { text } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const startThreadForm: NodeForm<StartThreadNode> = {
  heads: ['start-thread'],
  keys: ['inputs'],
  read: (fields, base) => ({
    ...base,
    kind: 'start-thread',
    thread: readHead(fields, 'start-thread', 'thread') ?? '',
    inputs: readInputs(fields),
  }),
  entries: (node) => [['start-thread', text(node.thread)], inputsEntry(node.inputs)],
};
