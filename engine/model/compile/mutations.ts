/** Mutation texts to the wire, in their order. */
import type { VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { Mutation } from '../document/workflow.ts';
import { compileMutation } from '../expression/to-wire.ts';
import { valueOf, type Report } from './report.ts';

export const compileMutations = (
  mutations: readonly Mutation[] | undefined,
  field: string,
  report: Report,
): VariableMutation[] =>
  (mutations ?? []).flatMap(
    (text, index) => valueOf(compileMutation(text), `${field}/${index}`, report) ?? [],
  );
