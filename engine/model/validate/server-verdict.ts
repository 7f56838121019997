/** The server's verdict on a drawing as Problems; what it takes although the run will fail is a warning. What the compiler has said already is not said again. */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { Problem } from '../document/problem.ts';
import type { MetadataLookup } from './metadata-lookup.ts';
import { judgeWfSpec } from './validate-wf-spec.ts';
import type { WireProblem } from './wire-problem.ts';

/** Codes that the compiler reports too, with the same meaning. */
const compilers = new Set(['edge-to-missing-node', 'missing-entrypoint-thread']);

/** @param compileProblems of the same workflow: on records that did not compile the verdict would be on half of them */
export function serverVerdict(
  request: PutWfSpecRequest,
  lookup: MetadataLookup,
  compileProblems: readonly Problem[],
  knowsOtherWorkflows: boolean,
): readonly Problem[] {
  const broken = new Set<string>();
  const brokenThreads = new Set<string>();
  for (const { code, place } of compileProblems) {
    if (compilers.has(code)) continue;
    if (place.node !== undefined) {
      broken.add(recordOf(place));
      brokenThreads.add(place.thread ?? '');
    }
    if (place.variable !== undefined) broken.add(recordOf(place));
  }
  return judgeWfSpec(request, lookup).flatMap((problem) => {
    if (compilers.has(problem.code) || broken.has(recordOf(problem))) return [];
    if (problem.code === 'exits-disagree' && brokenThreads.has(problem.thread ?? '')) return [];
    const { code, message, serverWords: _, accepted, ...place } = problem;
    if (code === 'unknown-wf-spec' && !knowsOtherWorkflows) return otherWorkflow(problem);
    return { code, severity: accepted ? 'warning' : 'error', message, place };
  });
}

const recordOf = ({ thread, node, variable }: Pick<WireProblem, 'thread' | 'node' | 'variable'>): string =>
  JSON.stringify([thread, node, variable]);

/** Whether another workflow is there shows at the push; an empty name is wrong at once. */
function otherWorkflow({ code, message, serverWords: _, ...place }: WireProblem): Problem {
  const empty = message.startsWith('The node names no');
  return {
    code: empty ? code : 'other-workflow',
    severity: empty ? 'error' : 'info',
    message: empty
      ? message
      : 'This names another workflow; whether it is there, and takes these inputs, shows when this one is pushed.',
    place,
  };
}
