/** USER_TASK: a person fills in a form. */
import { create } from '@bufbuild/protobuf';
import {
  UTActionTrigger_UTAReassignSchema,
  UTActionTrigger_UTATaskSchema,
  UTActionTrigger_UTACancelSchema,
  UTActionTrigger_UTHook,
  UTActionTriggerSchema,
  type UTActionTrigger,
} from '#api/gen/common_wfspec_pb.js';
import { UserTaskNodeSchema } from '#api/gen/wf_spec_pb.js';
import type { UserTaskAction, UserTaskNode } from '../../document/node.ts';
import { compileMutations } from '../mutations.ts';
import { int32, missing, optionalExpression, type Report } from '../report.ts';
import { compileTaskCall } from '../task-call.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileUserTask = (node: UserTaskNode, report: Report): WireNodeKind => {
  if (node.userTask === '') missing('userTask', 'The name of the UserTaskDef', report);
  return {
    case: 'userTask',
    value: create(UserTaskNodeSchema, {
      userTaskDefName: node.userTask,
      userTaskDefVersion: node.version === undefined ? undefined : int32(node.version, 'version', report),
      userId: optionalExpression(node.user, 'user', report),
      userGroup: optionalExpression(node.group, 'group', report),
      notes: optionalExpression(node.notes, 'notes', report),
      onCancellationExceptionName: optionalExpression(node.onCancel, 'onCancel', report),
      actions: node.actions.map((action, index) => trigger(action, `actions/${index}/`, report)),
    }),
  };
};

const trigger = (trigger: UserTaskAction, prefix: string, report: Report): UTActionTrigger =>
  create(UTActionTriggerSchema, {
    hook: UTActionTrigger_UTHook[trigger.hook],
    delaySeconds: optionalExpression(trigger.after, `${prefix}after`, report),
    action: action(trigger.action, `${prefix}action/`, report),
  });

const action = (
  action: UserTaskAction['action'],
  prefix: string,
  report: Report,
): UTActionTrigger['action'] => {
  switch (action.kind) {
    case 'cancel':
      return { case: 'cancel', value: create(UTActionTrigger_UTACancelSchema) };
    case 'reassign': {
      const userId = optionalExpression(action.user, `${prefix}user`, report);
      const userGroup = optionalExpression(action.group, `${prefix}group`, report);
      return { case: 'reassign', value: create(UTActionTrigger_UTAReassignSchema, { userId, userGroup }) };
    }
    case 'task': {
      const task = compileTaskCall(action.call, report, `${prefix}call/`);
      const mutations = compileMutations(action.set, `${prefix}set`, report);
      return { case: 'task', value: create(UTActionTrigger_UTATaskSchema, { task, mutations }) };
    }
  }
};
