/** What calls a TaskDef: `task:` or `dynamic-task:`, its arguments, time-out, retries and backoff. */
import type { TaskCall } from '../document/node.ts';
import { printDuration } from '../expression/duration.ts';
import { present } from './present.ts';
import type { Fields } from './reader.ts';
import { bare, entry, expression, flow, flowList, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import { isEmpty } from './yaml/yaml-node.ts';

export const TASK_CALL_KEYS = ['args', 'timeout', 'retries', 'backoff'] as const;

export const readTaskCall = (fields: Fields): TaskCall =>
  present<TaskCall>({
    task: readHead(fields, 'task', 'task'),
    dynamicTask: fields.expression('dynamic-task', 'dynamicTask'),
    args: fields.expressions('args') ?? [],
    timeoutSeconds: fields.duration('timeout', 's', 'timeoutSeconds'),
    retries: fields.integer('retries'),
    backoff: readBackoff(fields),
  });

/** A name, or nothing yet: a node that was just drawn. */
export const readHead = (fields: Fields, key: string, field: string): string | undefined => {
  const node = fields.get(key);
  if (node === undefined) return undefined;
  fields.reader.mark(`${fields.at}/${field}`, node);
  if (node.kind === 'scalar' && (isEmpty(node) || (node.isPlain && node.value === null))) return undefined;
  return fields.name(key, field);
};

const readBackoff = (fields: Fields): TaskCall['backoff'] =>
  fields.read('backoff', 'backoff', (node, at) => {
    const inner = fields.reader.fields(node, ['base', 'factor', 'max'], 'backoff', at);
    return {
      baseMs: inner.duration('base', 'ms', 'baseMs') ?? 0,
      maxMs: inner.duration('max', 'ms', 'maxMs') ?? 0,
      factor: inner.read('factor', 'factor', (each, place) => fields.reader.number(each, place)) ?? 0,
    };
  });

/** `task:` without a name when there is neither. */
export const taskHead = (call: TaskCall): TreeEntry =>
  call.dynamicTask === undefined ? ['task', head(call.task)] : ['dynamic-task', expression(call.dynamicTask)];

export const head = (name: string | undefined): Tree =>
  name === undefined ? { kind: 'scalar', text: 'null', isBare: true } : text(name);

export const taskCallEntries = (call: TaskCall): readonly (TreeEntry | undefined)[] => [
  entry('args', call.args.length === 0 ? undefined : call.args, (args) => flowList(args.map(expression))),
  entry('timeout', call.timeoutSeconds, (seconds) => durationTree(seconds, 's')),
  entry('retries', call.retries, bare),
  entry('backoff', call.backoff, ({ baseMs, factor, maxMs }) =>
    flow([
      ['base', durationTree(baseMs, 'ms')],
      ['factor', bare(factor)],
      ['max', durationTree(maxMs, 'ms')],
    ]),
  ),
];

/** Negative numbers, which only the wire can ask for, stay numbers. */
export const durationTree = (amount: number, unit: 's' | 'ms'): Tree =>
  amount < 0 ? bare(amount) : text(printDuration(amount, unit));
