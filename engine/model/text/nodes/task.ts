/** `task: name` or `dynamic-task: expression`, with args, timeout, retries and backoff. */
import type { TaskNode } from '../../document/node.ts';
import { readTaskCall, TASK_CALL_KEYS, taskCallEntries, taskHead } from '../task-call-form.ts';
import type { NodeForm } from './node-form.ts';

export const taskForm: NodeForm<TaskNode> = {
  heads: ['task', 'dynamic-task'],
  keys: TASK_CALL_KEYS,
  read: (fields, base) => ({ ...base, kind: 'task', ...readTaskCall(fields) }),
  entries: (node) => [taskHead(node), ...taskCallEntries(node)],
};
