/** `user-task: name`, with version, user, group, notes, actions and on-cancel. */
import type { UserTaskNode } from '../../document/node.ts';
import { present } from '../present.ts';
import { readHead } from '../task-call-form.ts';
import { actionsEntry, readActions } from '../user-task-action-form.ts';
import { bare, entry, expression, text } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const userTaskForm: NodeForm<UserTaskNode> = {
  heads: ['user-task'],
  keys: ['version', 'user', 'group', 'notes', 'actions', 'on-cancel'],
  read: (fields, base) =>
    present<UserTaskNode>({
      ...base,
      kind: 'user-task',
      userTask: readHead(fields, 'user-task', 'userTask') ?? '',
      version: fields.integer('version'),
      user: fields.expression('user'),
      group: fields.expression('group'),
      notes: fields.expression('notes'),
      actions: readActions(fields),
      onCancel: fields.expression('on-cancel', 'onCancel'),
    }),
  entries: (node) => [
    ['user-task', text(node.userTask)],
    entry('version', node.version, bare),
    entry('user', node.user, expression),
    entry('group', node.group, expression),
    entry('notes', node.notes, expression),
    actionsEntry(node.actions),
    entry('on-cancel', node.onCancel, expression),
  ],
};
