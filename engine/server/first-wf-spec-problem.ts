/**
 * Of several problems of a WfSpec a real server says one: that which it comes to first. It looks at variables before
 * threads, and goes through threads and nodes in the order of Java's HashMap (asked of 1.2.1).
 */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { Node } from '#api/gen/wf_spec_pb.js';
import type { WireProblem } from '#model/validate/wire-problem.ts';
import { inJavaHashOrder } from '#model/values/java-hash-order.ts';

type Rank = readonly [stage: number, thread: number, part: number, node: number, within: number];

const NAMES_STAGE = 3;
const THREAD_STAGE = 4;
const NODES = 1;

/** Undefined when there are none. */
export function firstWfSpecProblem(
  problems: readonly WireProblem[],
  { threadSpecs }: PutWfSpecRequest,
): WireProblem | undefined {
  const places = new Map(
    inJavaHashOrder(Object.keys(threadSpecs)).map((thread, at) => [
      thread,
      { at, nodes: inJavaHashOrder(Object.keys(threadSpecs[thread]?.nodes ?? {})) },
    ]),
  );
  const rank = (problem: WireProblem): Rank => {
    const { thread, node, code } = problem;
    const stage = stageOf(problem);
    const place = places.get(thread ?? '');
    if (stage < NAMES_STAGE || place === undefined) return [stage, 0, 0, 0, 0];
    if (stage !== THREAD_STAGE) return [stage, place.at, 0, 0, 0];
    if (code === 'exits-disagree') return [stage, place.at, NODES + 2, 0, 0];
    if (code === 'one-entrypoint') {
      const second = secondEntrypoint(place.nodes, threadSpecs[thread ?? '']?.nodes ?? {});
      return second < 0 ? [stage, place.at, 0, 0, 0] : [stage, place.at, NODES, second, 0];
    }
    if (node === undefined) return [stage, place.at, NODES + 1, 0, 0];
    return [stage, place.at, NODES, place.nodes.indexOf(node), withinNode(problem)];
  };
  return problems.map((problem) => ({ problem, at: rank(problem) })).sort((a, b) => compare(a.at, b.at))[0]
    ?.problem;
}

function stageOf({ thread, variable, code, field, serverWords }: WireProblem): number {
  if (field === 'parent/workflow') return THREAD_STAGE + 1;
  if (thread === undefined) return 0;
  if (variable !== undefined) return code === 'not-inherited' ? 2 : 1;
  const isNameMissing =
    code === 'unknown-variable' || serverWords?.includes(' refers to missing var ') === true;
  return isNameMissing ? NAMES_STAGE : THREAD_STAGE;
}

/** A real server tells of it before it looks at any thread: without saying where it is. */
export const isBeforeThreads = (problem: WireProblem): boolean => stageOf(problem) < THREAD_STAGE;

/** Names of handled failures are looked at behind the edges. */
const withinNode = ({ field }: WireProblem): number => (field?.startsWith('onFailure') === true ? 1 : 0);

function secondEntrypoint(names: readonly string[], nodes: Readonly<Record<string, Node>>): number {
  const first = names.findIndex((name) => nodes[name]?.node.case === 'entrypoint');
  return names.findIndex((name, at) => at > first && nodes[name]?.node.case === 'entrypoint');
}

const compare = (a: Rank, b: Rank): number => {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};
