/** Outgoing edges to the wire. */
import type { Edge as WireEdge } from '#api/gen/wf_spec_pb.js';
import type { Edge } from '../document/node.ts';
import { compileLegacyCondition } from '../expression/to-wire.ts';
import { compileMutations } from './mutations.ts';
import { expressionAt, valueOf, type Report } from './report.ts';

/** Written out instead of made by `create`: big drawings have thousands, and these fields are all there are. */
export const compileEdge = (edge: Edge, index: number, report: Report): WireEdge => ({
  $typeName: 'littlehorse.Edge',
  sinkNodeName: edge.to,
  edgeCondition: condition(edge.when, edge.legacy, `next/${index}/when`, report),
  variableMutations: compileMutations(edge.set, `next/${index}/set`, report),
});

/** Also for WAIT_FOR_CONDITION nodes, whose condition has the same two arms. */
export const condition = (
  text: string | undefined,
  legacy: true | undefined,
  field: string,
  report: Report,
): WireEdge['edgeCondition'] => {
  if (text === undefined) return { case: undefined };
  if (legacy) {
    const value = valueOf(compileLegacyCondition(text), field, report);
    return value === undefined ? { case: undefined } : { case: 'legacyCondition', value };
  }
  const value = expressionAt(text, field, report);
  return value === undefined ? { case: undefined } : { case: 'condition', value };
};
