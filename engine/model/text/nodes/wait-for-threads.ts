/** `wait-for-threads: [thread numbers]` or `wait-for-threads: expression`, with strategy and on-thread-failure. */
import type { WaitForThreadsNode } from '../../document/node.ts';
import { handlersEntry, readHandlers } from '../failure-handlers-form.ts';
import { present } from '../present.ts';
import type { Fields } from '../reader.ts';
import { head } from '../task-call-form.ts';
import { entry, expression, flowList, plainExpression, text, type TreeEntry } from '../yaml/tree.ts';
import { isAbsent } from './absent.ts';
import type { NodeForm } from './node-form.ts';

export const strategies = ['WAIT_FOR_ALL', 'WAIT_FOR_FIRST', 'WAIT_FOR_ANY'] as const;

export const waitForThreadsForm: NodeForm<WaitForThreadsNode> = {
  heads: ['wait-for-threads'],
  keys: ['strategy', 'on-thread-failure'],
  read: (fields, base) =>
    present<WaitForThreadsNode>({
      ...base,
      kind: 'wait-for-threads',
      ...readThreads(fields),
      strategy: fields.oneOf('strategy', strategies),
      onThreadFailure: readHandlers(fields, 'on-thread-failure', 'onThreadFailure'),
    }),
  entries: (node) => [
    threadsEntry(node),
    entry('strategy', node.strategy, text),
    handlersEntry('on-thread-failure', node.onThreadFailure),
  ],
};

const readThreads = (fields: Fields): Pick<WaitForThreadsNode, 'threads' | 'threadList'> => {
  const node = fields.get('wait-for-threads');
  if (node === undefined || isAbsent(node)) return {};
  if (node.kind === 'list') return { threads: fields.expressions('wait-for-threads', 'threads') ?? [] };
  return { threadList: fields.expression('wait-for-threads', 'threadList') };
};

const threadsEntry = (node: WaitForThreadsNode): TreeEntry => {
  if (node.threads !== undefined) return ['wait-for-threads', flowList(node.threads.map(expression))];
  return [
    'wait-for-threads',
    node.threadList === undefined ? head(undefined) : plainExpression(node.threadList),
  ];
};
