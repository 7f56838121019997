/** VariableAssignments, values and mutations in few words. */
import { create } from '@bufbuild/protobuf';
import {
  type VariableAssignment,
  VariableAssignmentSchema,
  type VariableMutation,
  VariableMutationSchema,
  VariableMutationType,
} from '#api/gen/common_wfspec_pb.js';
import { Comparator, type VariableValue, VariableValueSchema } from '#api/gen/type_definition_pb.js';

/** STR, BOOL, INT (bigint or whole number), JSON_OBJ and JSON_ARR (object, array), NULL. */
export type Plain = string | boolean | bigint | number | null | object;

export function val(plain: Plain): VariableValue {
  const value = create(VariableValueSchema);
  if (typeof plain === 'string') value.value = { case: 'str', value: plain };
  else if (typeof plain === 'boolean') value.value = { case: 'bool', value: plain };
  else if (typeof plain === 'bigint') value.value = { case: 'int', value: plain };
  else if (typeof plain === 'number') {
    value.value = Number.isInteger(plain)
      ? { case: 'int', value: BigInt(plain) }
      : { case: 'double', value: plain };
  } else if (Array.isArray(plain)) value.value = { case: 'jsonArr', value: JSON.stringify(plain) };
  else if (plain !== null) value.value = { case: 'jsonObj', value: JSON.stringify(plain) };
  return value;
}

export const values = (plain: Readonly<Record<string, Plain>>): Record<string, VariableValue> =>
  Object.fromEntries(Object.entries(plain).map(([name, each]) => [name, val(each)]));

const assignment = (source: VariableAssignment['source']): VariableAssignment => {
  const made = create(VariableAssignmentSchema);
  made.source = source;
  return made;
};

export const lit = (plain: Plain): VariableAssignment =>
  assignment({ case: 'literalValue', value: val(plain) });
export const v = (name: string): VariableAssignment => assignment({ case: 'variableName', value: name });
export const out = (nodeName: string): VariableAssignment =>
  create(VariableAssignmentSchema, { source: { case: 'nodeOutput', value: { nodeName } } });

export const cmp = (
  lhs: VariableAssignment,
  comparator: keyof typeof Comparator,
  rhs: VariableAssignment,
): VariableAssignment =>
  create(VariableAssignmentSchema, {
    source: {
      case: 'expression',
      value: { lhs, rhs, operation: { case: 'comparator', value: Comparator[comparator] } },
    },
  });

export const op = (
  lhs: VariableAssignment,
  operation: keyof typeof VariableMutationType,
  rhs: VariableAssignment,
): VariableAssignment =>
  create(VariableAssignmentSchema, {
    source: {
      case: 'expression',
      value: { lhs, rhs, operation: { case: 'mutationType', value: VariableMutationType[operation] } },
    },
  });

export const set = (
  lhsName: string,
  rhs: VariableAssignment,
  operation: keyof typeof VariableMutationType = 'ASSIGN',
): VariableMutation =>
  create(VariableMutationSchema, {
    lhsName,
    operation: VariableMutationType[operation],
    rhsValue: { case: 'rhsAssignment', value: rhs },
  });
