/** One node to the wire. Kept per immutable node, so that an edit compiles only what it changed. */
import type { Node as WireNode } from '#api/gen/wf_spec_pb.js';
import type { Node } from '../document/node.ts';
import { perNode } from '../document/per-node.ts';
import { compileEdge } from './edges.ts';
import { compileHandlers } from './failure-handlers.ts';
import { compileEntrypoint } from './nodes/entrypoint.ts';
import { compileExit } from './nodes/exit.ts';
import { compileExternalEvent } from './nodes/external-event.ts';
import { compileNop } from './nodes/nop.ts';
import { compileRunChildWf } from './nodes/run-child-wf.ts';
import { compileSleep } from './nodes/sleep.ts';
import { compileStartMultipleThreads } from './nodes/start-multiple-threads.ts';
import { compileStartThread } from './nodes/start-thread.ts';
import { compileTask } from './nodes/task.ts';
import { compileThrowEvent } from './nodes/throw-event.ts';
import { compileUserTask } from './nodes/user-task.ts';
import { compileWaitForChildWf } from './nodes/wait-for-child-wf.ts';
import { compileWaitForCondition } from './nodes/wait-for-condition.ts';
import { compileWaitForThreads } from './nodes/wait-for-threads.ts';
import type { WireNodeKind } from './nodes/wire-node-kind.ts';
import type { FieldFault, Report } from './report.ts';

export interface CompiledNode {
  /** Shared between compilations of the same node; never changed. */
  readonly node: WireNode;
  readonly faults: readonly FieldFault[];
}

const none: readonly FieldFault[] = [];

export const compileNode = perNode((node): CompiledNode => {
  const faults: FieldFault[] = [];
  const report: Report = (fault) => faults.push(fault);
  // Written out instead of made by `create`: big drawings have thousands.
  const made: WireNode = {
    $typeName: 'littlehorse.Node',
    outgoingEdges: node.next.map((edge, index) => compileEdge(edge, index, report)),
    failureHandlers: compileHandlers(node.onFailure),
    node: compileKind(node, report),
  };
  return { node: made, faults: faults.length === 0 ? none : faults };
});

const compileKind = (node: Node, report: Report): WireNodeKind => {
  switch (node.kind) {
    case 'entrypoint':
      return compileEntrypoint();
    case 'exit':
      return compileExit(node, report);
    case 'task':
      return compileTask(node, report);
    case 'external-event':
      return compileExternalEvent(node, report);
    case 'start-thread':
      return compileStartThread(node, report);
    case 'start-multiple-threads':
      return compileStartMultipleThreads(node, report);
    case 'wait-for-threads':
      return compileWaitForThreads(node, report);
    case 'nop':
      return compileNop();
    case 'sleep':
      return compileSleep(node, report);
    case 'user-task':
      return compileUserTask(node, report);
    case 'throw-event':
      return compileThrowEvent(node, report);
    case 'wait-for-condition':
      return compileWaitForCondition(node, report);
    case 'run-child-wf':
      return compileRunChildWf(node, report);
    case 'wait-for-child-wf':
      return compileWaitForChildWf(node, report);
  }
};
