/** VariableDefs (of threads and of TaskDefs' inputs) to the wire. */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableDefSchema, type VariableDef } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { DeprecatedType, Expression, TypeText } from '../document/workflow.ts';
import { compileLiteral, compileType } from '../expression/to-wire.ts';
import { valueOf, type Report } from './report.ts';

export interface VariableRecord {
  readonly name: string;
  readonly type: TypeText;
  readonly masked?: boolean;
  readonly default?: Expression;
  readonly deprecated?: DeprecatedType;
}

export const compileVariableDef = (variable: VariableRecord, report: Report, prefix = ''): VariableDef => {
  const type = compileTypeAt(variable.type, variable.masked, `${prefix}type`, report);
  const { deprecated } = variable;
  return create(VariableDefSchema, {
    name: variable.name,
    typeDef: deprecated?.noTypeDef ? undefined : type,
    type:
      deprecated?.type === undefined
        ? undefined
        : primitiveType(deprecated.type, `${prefix}deprecated/type`, report),
    maskedValue: deprecated?.masked,
    defaultValue: literalAt(variable.default, type, `${prefix}default`, report),
  });
};

export const compileTypeAt = (
  text: TypeText,
  masked: boolean | undefined,
  field: string,
  report: Report,
): TypeDefinition | undefined => valueOf(compileType(text, masked), field, report);

export const literalAt = (
  text: Expression | undefined,
  type: TypeDefinition | undefined,
  field: string,
  report: Report,
) => (text === undefined ? undefined : valueOf(compileLiteral(text, type), field, report));

/** Where the wire has a bare VariableType. */
export const primitiveType = (text: TypeText, field: string, report: Report): VariableType => {
  const value = Object.hasOwn(VariableType, text)
    ? VariableType[text as keyof typeof VariableType]
    : undefined;
  if (typeof value === 'number') return value;
  const names = Object.keys(VariableType).filter((name) => !/^\d/.test(name));
  report({
    field,
    code: 'unknown-type',
    message: `“${text}” is no primitive type; there are ${names.join(', ')}.`,
  });
  return VariableType.STR;
};
