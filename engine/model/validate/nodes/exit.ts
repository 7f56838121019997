/** An EXIT node: the name of its failure, and what it gives back. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { ExitNode } from '#api/gen/wf_spec_pb.js';
import { isErrorType, isFailureName } from '../names.ts';
import { isOpen } from '../../types/static-type.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkExit({ result }: ExitNode, check: NodeCheck): void {
  if (result.case === 'returnContent') {
    const type = check.typeOf(result.value, 'returns', 'Invalid output type for the Node: ');
    // The real server answers INTERNAL (littlehorse.md §11, 57).
    if (isOpen(type) && !check.reported('returns') && !isOfChild(result.value, check))
      check.report(
        'untyped-return',
        'What the exit gives has no type that LittleHorse knows when the workflow is put; cast it, e.g. … as STR.',
        'returns',
      );
  }
  if (result.case !== 'failureDef') return;
  const { failureName: name, content } = result.value;
  check.names(content, 'fail/content');
  if (isFailureName(name)) return;
  check.report(
    'bad-failure-name',
    isErrorType(name)
      ? `“${name}” is a technical ERROR of LittleHorse; an exit fails with an EXCEPTION of your own, such as “out-of-stock”.`
      : `“${name}” cannot be an EXCEPTION's name: it is made of letters, digits and dashes.`,
    'fail/name',
    isErrorType(name) ? `Failure name ${name} is reserved!` : `Invalid name for exception: ${name}`,
  );
}

/** What a child WfRun gave may be returned, although nobody knows its type (README of engine/). */
const isOfChild = ({ source, path }: VariableAssignment, { world }: NodeCheck): boolean =>
  source.case === 'nodeOutput' &&
  path.case === undefined &&
  world.nodeKind(source.value.nodeName) === 'waitForChildWf';
