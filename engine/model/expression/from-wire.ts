/** Wire messages to text. Compiling the text gives an equal message, whatever the message holds. */
import { create } from '@bufbuild/protobuf';
import {
  VariableAssignment_ExpressionSchema,
  VariableAssignmentSchema,
  type VariableAssignment,
  type VariableMutation,
} from '#api/gen/common_wfspec_pb.js';
import { equals } from '@bufbuild/protobuf';
import { VariableValueSchema, type TypeDefinition, type VariableValue } from '#api/gen/type_definition_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { coerceLiteral } from './coerce.ts';
import { printDuration } from './duration.ts';
import { assignmentText } from './print-assignment.ts';
import { literalText } from './print-literal.ts';
import { mutationText } from './print-mutation.ts';
import { bareTypeText, typeText } from './print-type.ts';
import { quoteString } from './quoted.ts';

export interface PrintOptions {
  /** An INT literal stands where seconds are meant: 259200 is written `3 days`. */
  readonly duration?: boolean;
}

export interface PrintLiteralOptions extends PrintOptions {
  /** The declared type that compileLiteral will be given as well. */
  readonly type?: TypeDefinition;
}

export const printAssignment = (a: VariableAssignment, options?: PrintOptions): string => {
  const { source, path, targetType } = a;
  const isLiteral = source.case === 'literalValue' && path.case === undefined && targetType === undefined;
  return isLiteral ? printLiteral(source.value, options) : assignmentText(a);
};

export const printMutation = (m: VariableMutation): string => mutationText(m);

export const printLiteral = (v: VariableValue, options: PrintLiteralOptions = {}): string => {
  if (options.duration === true && v.value.case === 'int') {
    const seconds = Number(v.value.value);
    if (seconds >= 0 && Number.isSafeInteger(seconds * 1000)) return printDuration(seconds, 's');
  }
  return options.type === undefined ? literalText(v) : typedLiteral(v, options.type);
};

/** Says the value's own type where the plain form would be read as the declared one. */
const typedLiteral = (v: VariableValue, type: TypeDefinition): string => {
  const { value } = v;
  const isSafe = equals(VariableValueSchema, coerceLiteral(v, type), v);
  if (isSafe) return literalText(v);
  switch (value.case) {
    case 'int':
      return `int(${value.value})`;
    case 'str':
      return `str(${quoteString(value.value)})`;
    case 'jsonObj':
      return `jsonObj(${quoteString(value.value)})`;
    case 'jsonArr':
      return `jsonArr(${quoteString(value.value)})`;
    default:
      return literalText(v);
  }
};

/** Reads back with compileLegacyCondition. */
export const printLegacyCondition = ({ comparator, left, right }: LegacyEdgeCondition): string => {
  const operation = { case: 'comparator', value: comparator } as const;
  const value = create(VariableAssignment_ExpressionSchema, { operation, lhs: left, rhs: right });
  return assignmentText(create(VariableAssignmentSchema, { source: { case: 'expression', value } }));
};

/** Without the outermost `masked`: declarations write that flag as a key of its own, and compileType takes it so. */
export const printType = (t: TypeDefinition): string => bareTypeText(t, literalText);

/** With the outermost `masked`, for places that have no key for it. */
export const printFullType = (t: TypeDefinition): string => typeText(t, literalText);
