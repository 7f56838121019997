/** USER_TASK from the wire. */
import { UTActionTrigger_UTHook, type UTActionTrigger } from '#api/gen/common_wfspec_pb.js';
import type { UserTaskNode as WireUserTask } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, UserTaskAction, UserTaskNode } from '../../document/node.ts';
import { mutations, optional, optionalDuration, present } from '../print-fields.ts';
import { importTaskCall } from '../task-call.ts';

export const importUserTask = (wire: WireUserTask, base: NodeBase): UserTaskNode =>
  present<UserTaskNode>({
    ...base,
    kind: 'user-task',
    userTask: wire.userTaskDefName,
    version: wire.userTaskDefVersion,
    user: optional(wire.userId),
    group: optional(wire.userGroup),
    notes: optional(wire.notes),
    actions: wire.actions.map(trigger),
    onCancel: optional(wire.onCancellationExceptionName),
  });

const trigger = (wire: UTActionTrigger): UserTaskAction =>
  present<UserTaskAction>({
    hook: wire.hook === UTActionTrigger_UTHook.ON_TASK_ASSIGNED ? 'ON_TASK_ASSIGNED' : 'ON_ARRIVAL',
    after: optionalDuration(wire.delaySeconds),
    action: action(wire.action),
  });

/** A trigger without an action does not exist on a cluster; it reads as a cancellation and import says so. */
const action = (wire: UTActionTrigger['action']): UserTaskAction['action'] => {
  switch (wire.case) {
    case 'task': {
      const { task, mutations: set } = wire.value;
      const call = task === undefined ? { args: [] } : importTaskCall(task);
      return set.length === 0 ? { kind: 'task', call } : { kind: 'task', call, set: mutations(set) };
    }
    case 'reassign':
      return present({
        kind: 'reassign',
        user: optional(wire.value.userId),
        group: optional(wire.value.userGroup),
      });
    case 'cancel':
    case undefined:
      return { kind: 'cancel' };
  }
};
