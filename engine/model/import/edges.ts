/** Outgoing edges from the wire. */
import type { Edge as WireEdge, WaitForConditionNode } from '#api/gen/wf_spec_pb.js';
import type { Edge } from '../document/node.ts';
import { printAssignment, printLegacyCondition } from '../expression/from-wire.ts';
import { mutations, present } from './print-fields.ts';

export const importEdge = (edge: WireEdge): Edge => {
  const { text, legacy } = importCondition(edge.edgeCondition);
  const set = edge.variableMutations.length === 0 ? undefined : mutations(edge.variableMutations);
  return present<Edge>({ to: edge.sinkNodeName, when: text, legacy, set });
};

export const importCondition = (
  condition: WireEdge['edgeCondition'] | WaitForConditionNode['nodeCondition'],
): { text?: string; legacy?: true } => {
  if (condition.case === undefined) return {};
  if (condition.case === 'condition') return { text: printAssignment(condition.value) };
  return { text: printLegacyCondition(condition.value), legacy: true };
};
