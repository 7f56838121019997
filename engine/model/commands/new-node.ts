/** What a node of each kind is born with when it comes from the palette; `reference` names what it calls or starts. */
import type { Node, NodeKind } from '../document/node.ts';

export function newNode(kind: NodeKind, name: string, reference = ''): Node {
  const base = { name, onFailure: [], next: [] } as const;
  switch (kind) {
    case 'entrypoint':
    case 'exit':
    case 'nop':
      return { ...base, kind };
    case 'task':
      return { ...base, kind, task: reference, args: [] };
    case 'external-event':
    case 'throw-event':
      return { ...base, kind, event: reference };
    case 'start-thread':
      return { ...base, kind, thread: reference, inputs: [] };
    case 'start-multiple-threads':
      return { ...base, kind, thread: reference, forEach: '[]', inputs: [] };
    case 'wait-for-threads':
      return { ...base, kind, threads: [] };
    case 'sleep':
      return { ...base, kind, seconds: '1 minute' };
    case 'user-task':
      return { ...base, kind, userTask: reference, actions: [] };
    case 'wait-for-condition':
      return { ...base, kind, condition: 'true' };
    case 'run-child-wf':
      return { ...base, kind, workflow: reference, inputs: [] };
    case 'wait-for-child-wf':
      return { ...base, kind };
  }
}
