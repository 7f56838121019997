/** Tree of a mutation to VariableMutation. */
import { create } from '@bufbuild/protobuf';
import {
  VariableMutation_NodeOutputSourceSchema,
  type VariableMutation,
  type VariableMutation_NodeOutputSource,
} from '#api/gen/common_wfspec_pb.js';
import type { MutationAst, MutationSource } from './ast.ts';
import { lower, lowerSelectors, type Lowering } from './lower.ts';
import { copyOfValue, variableMutation } from './wire-messages.ts';

export const lowerMutation = (state: Lowering, ast: MutationAst): VariableMutation =>
  variableMutation({
    lhsName: ast.target.text,
    lhsJsonPath: ast.jsonPath,
    lhsLhPath: ast.selectors && lowerSelectors(state, ast.selectors),
    operation: ast.operation,
    rhsValue: rhs(state, ast.source),
  });

const rhs = (state: Lowering, source: MutationSource): VariableMutation['rhsValue'] => {
  switch (source.kind) {
    case 'assignment':
      return { case: 'rhsAssignment', value: lower(state, source.value) };
    case 'legacyLiteral':
      return { case: 'literalValue', value: copyOfValue(source.value) };
    case 'legacyOutput':
      return { case: 'nodeOutput', value: legacyOutput(state, source) };
    case 'none':
      return { case: undefined };
  }
};

const legacyOutput = (
  state: Lowering,
  { jsonPath, selectors }: Extract<MutationSource, { kind: 'legacyOutput' }>,
): VariableMutation_NodeOutputSource => {
  const path: VariableMutation_NodeOutputSource['path'] =
    jsonPath !== undefined
      ? { case: 'jsonpath', value: jsonPath }
      : selectors !== undefined
        ? { case: 'lhPath', value: lowerSelectors(state, selectors) }
        : { case: undefined };
  return create(VariableMutation_NodeOutputSourceSchema, { path });
};
