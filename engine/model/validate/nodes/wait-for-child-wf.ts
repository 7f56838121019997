/** WAIT_FOR_CHILD_WF: the WfRun, and the RUN_CHILD_WF node that started it, which the server wants to know. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { WaitForChildWfNode } from '#api/gen/wf_spec_pb.js';
import { primitiveOf } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkWaitForChildWf(node: WaitForChildWfNode, check: NodeCheck): void {
  const source = node.childWfRunSourceNode;
  const kind = check.world.nodeKind(source);
  if (kind !== 'runChildWf')
    check.report(
      'no-child-source',
      source === ''
        ? 'The node does not say which node started the child workflow; name that node.'
        : `“${source}” is no node of this thread that runs a child workflow; name the one that started it.`,
      'sourceNode',
      kind === undefined
        ? `Specified node ${source} does not exist in threadSpec`
        : `Specified node ${source} is not of type RunChildWf`,
    );
  if (node.childWfRunId === undefined)
    return check.report(
      'no-source',
      'A value is missing here; give the output of the node that started the child.',
      'childWfRun',
      'VariableAssignment passed with missing source',
    );
  check.rootFits(node.childWfRunId, 'childWfRun', {
    fits: (type) => primitiveOf(type) === VariableType.WF_RUN_ID,
    sentence: (type) => `A child workflow is a WF_RUN_ID, and not ${typeName(type)}.`,
    serverWords: 'Provided value is not a valid WF_RUN_ID',
  });
}
