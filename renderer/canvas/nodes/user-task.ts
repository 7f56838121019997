/** UserTask on the canvas: a person fills in a form. */
import { IconUserEdit } from '@tabler/icons-react';
import { code, type KindView, type LinePart } from './kind-view.ts';

export const userTaskView: KindView<'user-task'> = {
  kind: 'user-task',
  label: 'User task',
  description: 'A person or a group fills in a form',
  keywords: ['human', 'person', 'form', 'approve', 'approval', 'manual', 'assign'],
  group: 'People',
  icon: IconUserEdit,
  tone: () => 'people',
  line: (node) => {
    const parts: LinePart[] = ['form ', code(node.userTask)];
    const assignee = node.user ?? node.group;
    if (assignee !== undefined) parts.push(' · ', code(assignee));
    return parts;
  },
  create: (name) => ({ kind: 'user-task', name, userTask: '', actions: [], onFailure: [], next: [] }),
  newName: 'user-task',
};
