/** `exit: {}`, with `fail: { exception, message, content }` or `returns: expression`. */
import type { ExitNode } from '../../document/node.ts';
import { present } from '../present.ts';
import type { Fields } from '../reader.ts';
import { entry, expression, flow, text } from '../yaml/tree.ts';
import { emptyHead } from './empty-head.ts';
import type { NodeForm } from './node-form.ts';

export const exitForm: NodeForm<ExitNode> = {
  heads: ['exit'],
  keys: ['fail', 'returns'],
  read: (fields, base) => {
    emptyHead(fields, 'exit');
    return present<ExitNode>({
      ...base,
      kind: 'exit',
      fail: readFail(fields),
      returns: fields.expression('returns'),
    });
  },
  entries: (node) => [
    ['exit', flow([])],
    entry('fail', node.fail, ({ name, message, content }) =>
      flow([
        ['exception', text(name)],
        entry('message', message, text),
        entry('content', content, expression),
      ]),
    ),
    entry('returns', node.returns, expression),
  ],
};

const readFail = (fields: Fields): ExitNode['fail'] =>
  fields.read('fail', 'fail', (node, at) => {
    const inner = fields.reader.fields(node, ['exception', 'message', 'content'], 'a failure', at);
    return present({
      name: inner.required('exception', 'A failure', 'name'),
      message: inner.name('message'),
      content: inner.expression('content'),
    });
  });
