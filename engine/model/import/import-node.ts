/** One node of the wire to the document; undefined for a node without a kind, which no cluster has. */
import type { Node as WireNode } from '#api/gen/wf_spec_pb.js';
import type { Node, NodeBase } from '../document/node.ts';
import { importEdge } from './edges.ts';
import { importHandlers } from './failure-handlers.ts';
import { importEntrypoint } from './nodes/entrypoint.ts';
import { importExit } from './nodes/exit.ts';
import { importExternalEvent } from './nodes/external-event.ts';
import { importNop } from './nodes/nop.ts';
import { importRunChildWf } from './nodes/run-child-wf.ts';
import { importSleep } from './nodes/sleep.ts';
import { importStartMultipleThreads } from './nodes/start-multiple-threads.ts';
import { importStartThread } from './nodes/start-thread.ts';
import { importTask } from './nodes/task.ts';
import { importThrowEvent } from './nodes/throw-event.ts';
import { importUserTask } from './nodes/user-task.ts';
import { importWaitForChildWf } from './nodes/wait-for-child-wf.ts';
import { importWaitForCondition } from './nodes/wait-for-condition.ts';
import { importWaitForThreads } from './nodes/wait-for-threads.ts';

export const importNode = (name: string, wire: WireNode): Node | undefined => {
  const base: NodeBase = {
    name,
    onFailure: importHandlers(wire.failureHandlers),
    next: wire.outgoingEdges.map(importEdge),
  };
  const { node } = wire;
  switch (node.case) {
    case 'entrypoint':
      return importEntrypoint(base);
    case 'exit':
      return importExit(node.value, base);
    case 'task':
      return importTask(node.value, base);
    case 'externalEvent':
      return importExternalEvent(node.value, base);
    case 'startThread':
      return importStartThread(node.value, base);
    case 'startMultipleThreads':
      return importStartMultipleThreads(node.value, base);
    case 'waitForThreads':
      return importWaitForThreads(node.value, base);
    case 'nop':
      return importNop(base);
    case 'sleep':
      return importSleep(node.value, base);
    case 'userTask':
      return importUserTask(node.value, base);
    case 'throwEvent':
      return importThrowEvent(node.value, base);
    case 'waitForCondition':
      return importWaitForCondition(node.value, base);
    case 'runChildWf':
      return importRunChildWf(node.value, base);
    case 'waitForChildWf':
      return importWaitForChildWf(node.value, base);
    case undefined:
      return undefined;
  }
};
