/** THROW_EVENT: the WorkflowEventDef. The server does not look at the content (littlehorse.md §11, 43). */
import type { ThrowEventNode } from '#api/gen/wf_spec_pb.js';
import type { NodeCheck } from '../node-check.ts';

export function checkThrowEvent(node: ThrowEventNode, check: NodeCheck): void {
  const name = node.eventDefId?.name ?? '';
  if (check.world.workflowEventDef(name) === undefined)
    check.report(
      'unknown-workflow-event-def',
      name === ''
        ? 'The node names no WorkflowEventDef; choose the event that it throws.'
        : `There is no WorkflowEventDef “${name}”; define it, or choose another event.`,
      'event',
      `Refers to missing workflowEventDef ${name}`,
    );
  check.unlooked.typeOf(node.content, 'content');
}
