/** RUN_CHILD_WF: the WfSpec and the inputs of its entrypoint thread. */
import type { RunChildWfNode } from '#api/gen/wf_spec_pb.js';
import { isStaticallyAssignable } from '../../types/assignable.ts';
import { isNull, STR } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';
import { checkInputs } from './thread-inputs.ts';

export function checkRunChildWf(node: RunChildWfNode, check: NodeCheck): void {
  check.typeOf(node.childId, 'childId');
  if (node.wfSpec.case === 'wfSpecVar') {
    check.rootFits(node.wfSpec.value, 'dynamicWorkflow', {
      fits: (type) => !isNull(type) && isStaticallyAssignable(type, STR),
      sentence: (type) => `The name of a workflow is a STR, and not ${typeName(type)}.`,
      serverWords: 'Only STR variables are valid',
    });
    for (const [name, value] of Object.entries(node.inputs)) check.typeOf(value, `inputs/${name}`);
    return;
  }
  const name = node.wfSpec.value ?? '';
  const declared = check.world.childVariables(name, node.majorVersion);
  if (declared !== undefined)
    return checkInputs(node.inputs, declared, { what: `workflow “${name}”`, thread: 'entrypoint' }, check);
  for (const [input, value] of Object.entries(node.inputs)) check.typeOf(value, `inputs/${input}`);
  check.report(
    'unknown-wf-spec',
    name === ''
      ? 'The node names no workflow; choose the one that it runs.'
      : `There is no WfSpec “${name}”${node.majorVersion < 0 ? '' : ` with major version ${node.majorVersion}`}; push it first, or choose another one.`,
    'workflow',
    name === ''
      ? 'A valid WfSpec name must be specified'
      : `Could not find WfSpec ${name}${node.majorVersion < 0 ? '' : ` with version ${node.majorVersion}`}`,
  );
}
