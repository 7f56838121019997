/** The server's verdict on one ThreadSpec: exactly one entrypoint, its nodes, and exits that agree on what they give. */
import type { Node, ThreadSpec } from '#api/gen/wf_spec_pb.js';
import type { StaticType } from '../types/static-type.ts';
import { isIdenticalType } from '../types/same-type.ts';
import { typeName } from '../types/type-name.ts';
import { typeOfAssignment } from '../types/type-of-assignment.ts';
import { checkNode } from './check-node.ts';
import type { Surroundings } from './surroundings.ts';
import type { JudgedProblem } from './wire-problem.ts';

export function checkThread(
  name: string,
  thread: ThreadSpec,
  surroundings: Surroundings,
): readonly JudgedProblem[] {
  const problems: JudgedProblem[] = [];
  const nodes = Object.entries(thread.nodes);
  const entrypoints = nodes.filter(([, { node }]) => node.case === 'entrypoint').map(([node]) => node);
  if (entrypoints.length !== 1)
    problems.push({
      code: 'one-entrypoint',
      message:
        entrypoints.length === 0
          ? `Thread “${name}” has no entrypoint; every thread starts at exactly one.`
          : `Thread “${name}” has ${entrypoints.length} entrypoints (${entrypoints.join(', ')}); keep one.`,
      serverWords: entrypoints.length === 0 ? 'missing ENTRYPOINT node!' : 'Multiple ENTRYPOINT nodes!',
      thread: name,
    });
  for (const [node, spec] of nodes)
    for (const problem of checkNode(node, spec, surroundings))
      problems.push({ ...problem, thread: name, node });
  problems.push(...checkExits(name, nodes, surroundings));
  // What a missing definition gives is not known; that it is missing has been said.
  const isIncomplete = problems.some((problem) => problem.code.startsWith('unknown-'));
  return isIncomplete ? problems.filter((problem) => problem.code !== 'untyped-return') : problems;
}

/** An exit with a failure gives nothing and agrees with every other one. */
function checkExits(
  thread: string,
  nodes: readonly (readonly [string, Node])[],
  surroundings: Surroundings,
): readonly JudgedProblem[] {
  let first: { readonly node: string; readonly type: StaticType } | undefined;
  const problems: JudgedProblem[] = [];
  for (const [name, { node }] of nodes) {
    if (node.case !== 'exit' || node.value.result.case === 'failureDef') continue;
    const { result } = node.value;
    const type: StaticType =
      result.case === 'returnContent' ? typeOfAssignment(result.value, surroundings).type : 'void';
    if (type === 'unknown' || (type === 'void' && result.case === 'returnContent')) continue;
    if (first === undefined) first = { node: name, type };
    else if (!sameType(first.type, type))
      problems.push({
        code: 'exits-disagree',
        message: `Exit “${name}” gives ${typeName(type)}, and exit “${first.node}” gives ${typeName(first.type)}; all exits of a thread give the same type or all give nothing.`,
        serverWords:
          type === 'void' || first.type === 'void'
            ? 'Detected an EXIT node that returns void and another EXIT node that returns non-void'
            : 'Detected that different EXIT nodes returned different output types!',
        thread,
        node: name,
        field: 'returns',
      });
  }
  return problems;
}

const sameType = (a: StaticType, b: StaticType): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : isIdenticalType(a, b);
