/** Mutation texts to the wire, in their order; those that are wrong are reported and left out. */
import type { VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { Mutation } from '../document/workflow.ts';
import { sharedMutation } from '../expression/to-wire.ts';
import { valueOf, type Report } from './report.ts';

export const compileMutations = (
  mutations: readonly Mutation[] | undefined,
  field: string,
  report: Report,
): VariableMutation[] => {
  const made: VariableMutation[] = [];
  mutations?.forEach((text, index) => {
    const mutation = valueOf(sharedMutation(text), `${field}/${index}`, report);
    if (mutation !== undefined) made.push(mutation);
  });
  return made;
};
