/** One mocked outcome: `{ output: … }`, `{ exception: …, message, content }`, `{ error: message }`, `{ times-out: true }`. */
import type { MockedOutcome } from '../document/scenario.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { readValue } from './scenario-values.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const KINDS = ['output', 'exception', 'error', 'times-out'] as const;
const KEYS = [...KINDS, 'message', 'content', 'takes'];

export const readOutcome = (reader: Reader, node: YamlNode, at: string): MockedOutcome => {
  const fields = reader.fields(node, KEYS, 'an outcome', at);
  const kinds = KINDS.filter((key) => fields.has(key));
  if (kinds.length !== 1)
    reader.fault('one-of', `An outcome has exactly one of ${KINDS.join(', ')}.`, node, at);
  if (kinds[0] !== 'exception')
    for (const key of ['message', 'content'])
      if (fields.has(key)) reader.fault('unknown-key', `“${key}” belongs to an exception only.`, node, at);
  const takesMs = fields.duration('takes', 'ms', 'takesMs');
  return present<MockedOutcome>({ ...what(fields, kinds[0]), takesMs });
};

const what = (fields: Fields, kind: (typeof KINDS)[number] | undefined): MockedOutcome => {
  const literal = (key: string) => fields.read(key, key, (node, at) => readValue(fields.reader, node, at));
  switch (kind) {
    case 'exception':
      return present<MockedOutcome>({
        kind: 'exception',
        name: fields.name('exception', 'name') ?? '',
        message: fields.name('message'),
        content: literal('content'),
      });
    case 'error':
      return { kind: 'error', message: fields.name('error', 'message') ?? '' };
    case 'times-out':
      if (fields.flag('times-out', 'timesOut') === false)
        fields.reader.fault(
          'wrong-type',
          'Write “times-out: true” or another outcome.',
          fields.node,
          fields.at,
        );
      return { kind: 'times-out' };
    default:
      return { kind: 'output', value: literal('output') ?? 'null' };
  }
};
