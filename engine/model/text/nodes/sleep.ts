/** `sleep: 5 min`, `sleep: { until: timestamp }` or `sleep: { iso-date: text }`. */
import type { SleepNode } from '../../document/node.ts';
import { present } from '../present.ts';
import type { Fields } from '../reader.ts';
import { expression, flow, plainExpression, type TreeEntry } from '../yaml/tree.ts';
import { isAbsent } from './absent.ts';
import type { NodeForm } from './node-form.ts';

export const sleepForm: NodeForm<SleepNode> = {
  heads: ['sleep'],
  keys: [],
  read: (fields, base) => present<SleepNode>({ ...base, kind: 'sleep', ...readLength(fields) }),
  entries: (node) => [lengthEntry(node)],
};

const readLength = (fields: Fields): Pick<SleepNode, 'seconds' | 'until' | 'isoDate'> => {
  const node = fields.get('sleep');
  if (node === undefined || isAbsent(node)) return {};
  if (node.kind !== 'map') return { seconds: fields.expression('sleep', 'seconds') };
  const inner = fields.reader.fields(node, ['until', 'iso-date'], 'sleep', `${fields.at}/sleep`);
  if (inner.has('until') && inner.has('iso-date'))
    fields.reader.fault('one-of', 'A sleep has either “until” or “iso-date”.', node, fields.at);
  const read = (key: string, field: string) => {
    const value = inner.get(key);
    return value && fields.reader.expression(value, `${fields.at}/${field}`);
  };
  return { until: read('until', 'until'), isoDate: read('iso-date', 'isoDate') };
};

const lengthEntry = (node: SleepNode): TreeEntry => {
  if (node.seconds !== undefined) return ['sleep', plainExpression(node.seconds)];
  if (node.until !== undefined) return ['sleep', flow([['until', expression(node.until)]])];
  if (node.isoDate !== undefined) return ['sleep', flow([['iso-date', expression(node.isoDate)]])];
  return ['sleep', flow([])];
};
