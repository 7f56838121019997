/** USER_TASK: the UserTaskDef, who it is for, and its reminders. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { UserTaskNode } from '#api/gen/wf_spec_pb.js';
import type { NodeCheck } from '../node-check.ts';
import { checkTask } from './task.ts';

const isEmptyText = (assignment: VariableAssignment): boolean =>
  assignment.source.case === 'literalValue' &&
  assignment.source.value.value.case === 'str' &&
  assignment.source.value.value.value === '';

/** The real server answers INTERNAL. */
const isLiteralButNoText = ({ source }: VariableAssignment): boolean =>
  source.case === 'literalValue' && source.value.value.case !== 'str';

export function checkUserTask(node: UserTaskNode, check: NodeCheck): void {
  const name = node.userTaskDefName;
  if (check.world.userTaskDef(name, node.userTaskDefVersion) === undefined)
    check.report(
      'unknown-user-task-def',
      missingDef(node),
      'userTask',
      `Specified UserTaskDef ${name}/${node.userTaskDefVersion ?? 'null'} not found`,
    );
  if (node.userId === undefined && node.userGroup === undefined)
    check.report(
      'nobody-assigned',
      'The user task is for nobody; name a user or a group.',
      'user',
      'Must specify userGroup or userId',
    );
  for (const [field, value, wire] of [
    ['user', node.userId, 'UserId'],
    ['group', node.userGroup, 'UserGroup'],
  ] as const) {
    if (value === undefined) continue;
    check.unlooked.typeOf(value, field);
    if (isLiteralButNoText(value))
      check.report(
        'type-mismatch',
        `The user task's ${field} is a text; write it in quotes or name a variable.`,
        field,
        `${wire} must be a STR`,
      );
    if (isEmptyText(value))
      check.report(
        'nobody-assigned',
        `The user task's ${field} is an empty text; name one, or take it away.`,
        field,
        `${wire} can't be empty`,
      );
  }
  // The rest shows only at run time; the server does not look at it (tried on server 1.2.1).
  const { unlooked } = check;
  unlooked.typeOf(node.notes, 'notes');
  unlooked.typeOf(node.onCancellationExceptionName, 'onCancel');
  node.actions.forEach((trigger, index) => {
    const prefix = `actions/${index}/`;
    unlooked.typeOf(trigger.delaySeconds, `${prefix}after`);
    const { action } = trigger;
    if (action.case === 'task' && action.value.task !== undefined)
      checkTask(action.value.task, unlooked, `${prefix}action/call/`);
    if (action.case === 'reassign') {
      unlooked.typeOf(action.value.userId, `${prefix}action/user`);
      unlooked.typeOf(action.value.userGroup, `${prefix}action/group`);
    }
  });
}

function missingDef({ userTaskDefName: name, userTaskDefVersion: version }: UserTaskNode): string {
  if (name === '') return 'The node names no UserTaskDef; choose the form that people fill in.';
  const which = version === undefined ? `“${name}”` : `“${name}” with version ${version}`;
  return `There is no UserTaskDef ${which}; define it, or choose another one.`;
}
