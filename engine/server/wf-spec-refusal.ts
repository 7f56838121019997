/**
 * A problem of a WfSpec as PutWfSpec refuses it: in the words of a real server, place by place from the outside in, as
 * programs look for them; our own sentence stands behind them.
 */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import { isBeforeThreads } from './first-wf-spec-problem.ts';
import type { WireProblem } from '#model/validate/wire-problem.ts';

export function wfSpecRefusal(problem: WireProblem, { threadSpecs }: PutWfSpecRequest): string {
  const { thread, node, edge, field, message, serverWords } = problem;
  if (serverWords !== undefined && isBeforeThreads(problem)) return `${serverWords} (${message})`;
  const places = ['PutWfSpecRequest is'];
  if (thread !== undefined) places.push(`ThreadSpec ${thread}`);
  if (node !== undefined) places.push(`Node ${node}`);
  if (edge !== undefined) {
    const sink = threadSpecs[thread ?? '']?.nodes[node ?? '']?.outgoingEdges[edge]?.sinkNodeName;
    // Of a condition the real server names the node that it leaves.
    places.push(`Edge with sink node ${/^next\/\d+\/when/.test(field ?? '') ? node : sink}`);
  }
  const where = places.join(' invalid: ');
  return serverWords === undefined
    ? `${where} invalid: ${message}`
    : `${where} invalid: ${serverWords} (${message})`;
}
