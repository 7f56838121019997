/** VariableDefs from the wire; the deprecated fields are kept, so that import is exact. */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { VariableRecord } from '../compile/variable-def.ts';
import type { DeprecatedType } from '../document/workflow.ts';
import { printLiteral, printType } from '../expression/from-wire.ts';
import { present } from './print-fields.ts';

export const importVariableDef = (wire: VariableDef): VariableRecord => {
  const type = wire.typeDef ?? deprecatedType(wire);
  return present<VariableRecord>({
    name: wire.name,
    type: printTypeOf(type),
    masked: type.masked || undefined,
    default: wire.defaultValue && printLiteral(wire.defaultValue, { type }),
    deprecated: deprecated(wire),
  });
};

/** The type's text without its masking, which the record says. */
export const printTypeOf = (type: TypeDefinition): string =>
  printType(type.masked ? { ...type, masked: false } : type);

const deprecatedType = (wire: VariableDef): TypeDefinition =>
  create(TypeDefinitionSchema, {
    definedType: { case: 'primitiveType', value: wire.type ?? VariableType.JSON_OBJ },
    masked: wire.maskedValue ?? false,
  });

const deprecated = (wire: VariableDef): DeprecatedType | undefined => {
  if (wire.typeDef !== undefined && wire.type === undefined && wire.maskedValue === undefined)
    return undefined;
  return present<DeprecatedType>({
    type: wire.type === undefined ? undefined : VariableType[wire.type],
    masked: wire.maskedValue,
    noTypeDef: wire.typeDef === undefined ? true : undefined,
  });
};
