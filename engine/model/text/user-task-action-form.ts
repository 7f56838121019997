/**
 * `actions:` of a user task – what LittleHorse does by itself after a time:
 * `{ hook: ON_ARRIVAL, after: 1 h, task: remind, args: [email] }`, `{ …, reassign: { group: … } }`, `{ …, cancel: {} }`.
 */
import type { UserTaskAction } from '../document/node.ts';
import { mutationsTree, readMutations } from './mutations-form.ts';
import { present } from './present.ts';
import { Fields, type Reader } from './reader.ts';
import { readTaskCall, TASK_CALL_KEYS, taskCallEntries, taskHead } from './task-call-form.ts';
import { blockList, entry, expression, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const KEYS = [
  'hook',
  'after',
  'task',
  'dynamic-task',
  ...TASK_CALL_KEYS,
  'set',
  'reassign',
  'cancel',
] as const;
const HEADS = ['task', 'dynamic-task', 'reassign', 'cancel'] as const;

export const readActions = (fields: Fields): readonly UserTaskAction[] =>
  fields.read('actions', 'actions', (node, at) =>
    fields.reader
      .list(node, 'actions', at)
      .map((item, index) => readAction(fields.reader, item, `${at}/${index}`)),
  ) ?? [];

const readAction = (reader: Reader, node: YamlNode, at: string): UserTaskAction => {
  const fields = reader.fields(node, KEYS, 'an action', at);
  const heads = HEADS.filter((key) => fields.has(key));
  if (heads.length !== 1)
    reader.fault('one-of', `An action has exactly one of ${HEADS.join(', ')}.`, node, at);
  return present<UserTaskAction>({
    hook: fields.oneOf('hook', ['ON_ARRIVAL', 'ON_TASK_ASSIGNED']) ?? 'ON_ARRIVAL',
    after: fields.expression('after'),
    action: readWhat(fields, heads[0]),
  });
};

const readWhat = (fields: Fields, head: (typeof HEADS)[number] | undefined): UserTaskAction['action'] => {
  const { reader, at } = fields;
  if (head === 'reassign')
    return fields.read('reassign', 'action', (node, place) => {
      const inner = reader.fields(node, ['user', 'group'], 'reassign', place);
      return present({
        kind: 'reassign' as const,
        user: inner.expression('user'),
        group: inner.expression('group'),
      });
    }) as UserTaskAction['action'];
  if (head === 'cancel' || head === undefined) return { kind: 'cancel' };
  const values = KEYS.flatMap((key) => {
    const value = fields.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const call = readTaskCall(new Fields(reader, new Map(values), `${at}/action/call`, fields.node));
  const set = fields.read('set', 'action/set', (node, place) => readMutations(reader, node, place));
  return present({ kind: 'task' as const, call, set });
};

export const actionsEntry = (actions: readonly UserTaskAction[]): TreeEntry | undefined =>
  actions.length === 0 ? undefined : ['actions', blockList(actions.map(actionTree))];

const actionTree = ({ hook, after, action }: UserTaskAction): Tree =>
  flow([['hook', text(hook)], entry('after', after, expression), ...actionEntries(action)]);

const actionEntries = (action: UserTaskAction['action']): readonly (TreeEntry | undefined)[] => {
  switch (action.kind) {
    case 'cancel':
      return [['cancel', flow([])]];
    case 'reassign':
      return [
        [
          'reassign',
          flow([entry('user', action.user, expression), entry('group', action.group, expression)]),
        ],
      ];
    case 'task':
      return [
        taskHead(action.call),
        ...taskCallEntries(action.call),
        entry('set', action.set, mutationsTree),
      ];
  }
};
