/** WAIT_FOR_CHILD_WF: the WfRun, and the RUN_CHILD_WF node that started it, which the server wants to know. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { WaitForChildWfNode } from '#api/gen/wf_spec_pb.js';
import { isOpen, primitiveOf } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkWaitForChildWf(node: WaitForChildWfNode, check: NodeCheck): void {
  const source = node.childWfRunSourceNode;
  if (check.world.nodeKind(source) !== 'runChildWf')
    check.report(
      'no-child-source',
      source === ''
        ? 'The node does not say which node started the child workflow; name that node.'
        : `“${source}” is no node of this thread that runs a child workflow; name the one that started it.`,
      'sourceNode',
    );
  if (node.childWfRunId === undefined)
    return check.report(
      'no-source',
      'A value is missing here; give the output of the node that started the child.',
      'childWfRun',
    );
  const type = check.typeOf(node.childWfRunId, 'childWfRun');
  if (!isOpen(type) && primitiveOf(type) !== VariableType.WF_RUN_ID)
    check.report(
      'type-mismatch',
      `A child workflow is a WF_RUN_ID, and not ${typeName(type)}.`,
      'childWfRun',
    );
}
