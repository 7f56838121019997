/** TASK: a worker carries out a TaskDef. */
import type { TaskNode } from '../../document/node.ts';
import type { Report } from '../report.ts';
import { compileTaskCall } from '../task-call.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileTask = (node: TaskNode, report: Report): WireNodeKind => ({
  case: 'task',
  value: compileTaskCall(node, report),
});
