/**
 * The messages that every expression is made of, written out instead of made by `create`, which looks at the schema of each
 * field: a big drawing has tens of thousands. All fields are there, so that all messages of a kind have one shape.
 */
import { clone } from '@bufbuild/protobuf';
import type {
  VariableAssignment,
  VariableAssignment_Expression,
  VariableAssignment_FormatString,
  VariableAssignment_NodeOutputReference,
  VariableMutation,
} from '#api/gen/common_wfspec_pb.js';
import { VariableValueSchema, type VariableValue } from '#api/gen/type_definition_pb.js';

/** No path and no cast. */
export const assignment = (source: VariableAssignment['source']): VariableAssignment => ({
  $typeName: 'littlehorse.VariableAssignment',
  path: { case: undefined },
  source,
  targetType: undefined,
});

export const variableValue = (value: VariableValue['value']): VariableValue => ({
  $typeName: 'littlehorse.VariableValue',
  value,
});

/** A copy that shares nothing that could be changed. */
export const copyOfValue = (value: VariableValue): VariableValue => {
  switch (value.value.case) {
    case undefined:
      return variableValue({ case: undefined });
    case 'str':
    case 'int':
    case 'double':
    case 'bool':
    case 'jsonObj':
    case 'jsonArr':
      return variableValue({ ...value.value });
    default:
      return clone(VariableValueSchema, value);
  }
};

export const expressionOf = ({
  operation,
  lhs,
  rhs,
}: Pick<VariableAssignment_Expression, 'operation' | 'lhs' | 'rhs'>): VariableAssignment_Expression => ({
  $typeName: 'littlehorse.VariableAssignment.Expression',
  lhs,
  operation,
  rhs,
});

export const formatString = (
  format: VariableAssignment | undefined,
  args: VariableAssignment[],
): VariableAssignment_FormatString => ({
  $typeName: 'littlehorse.VariableAssignment.FormatString',
  format,
  args,
});

export const nodeOutputReference = (nodeName: string): VariableAssignment_NodeOutputReference => ({
  $typeName: 'littlehorse.VariableAssignment.NodeOutputReference',
  nodeName,
});

export const variableMutation = (fields: Omit<VariableMutation, '$typeName'>): VariableMutation => ({
  $typeName: 'littlehorse.VariableMutation',
  lhsName: fields.lhsName,
  lhsJsonPath: fields.lhsJsonPath,
  lhsLhPath: fields.lhsLhPath,
  operation: fields.operation,
  rhsValue: fields.rhsValue,
});
