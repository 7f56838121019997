/** An EXIT node: the name of its failure, and what it gives back. */
import { LHErrorType } from '#api/gen/common_enums_pb.js';
import type { ExitNode } from '#api/gen/wf_spec_pb.js';
import { isFailureName } from '../names.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkExit({ result }: ExitNode, check: NodeCheck): void {
  if (result.case === 'returnContent') check.typeOf(result.value, 'returns');
  if (result.case !== 'failureDef') return;
  const { failureName: name, content } = result.value;
  if (content !== undefined) check.typeOf(content, 'fail/content');
  if (isFailureName(name)) return;
  check.report(
    'bad-failure-name',
    name in LHErrorType && !/^\d+$/.test(name)
      ? `“${name}” is a technical ERROR of LittleHorse; an exit fails with an EXCEPTION of your own, such as “out-of-stock”.`
      : `“${name}” cannot be an EXCEPTION's name: it is made of lower-case letters, digits and dashes.`,
    'fail/name',
  );
}
