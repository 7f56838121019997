/**
 * What is known about a value's type before anything runs. `unknown` passes nearly every check at PutWfSpec
 * (littlehorse.md §4.6); `void` is the output of a node that gives none, which the server also lets pass. The literal
 * NULL has a TypeDefinition without a defined type, as on the server.
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';

export type StaticType = TypeDefinition | 'unknown' | 'void';

export const primitive = (value: VariableType): TypeDefinition =>
  create(TypeDefinitionSchema, { definedType: { case: 'primitiveType', value } });

export const INT = primitive(VariableType.INT);
export const STR = primitive(VariableType.STR);
export const BOOL = primitive(VariableType.BOOL);
export const DOUBLE = primitive(VariableType.DOUBLE);

/** Type of the literal `null`. */
export const NULL = create(TypeDefinitionSchema);

/** Nothing can be said of it, so nothing is refused. */
export const isOpen = (type: StaticType): type is 'unknown' | 'void' => typeof type === 'string';

export const isNull = (type: StaticType): boolean => !isOpen(type) && type.definedType.case === undefined;

/** The VariableType, or undefined when it is unknown, NULL or one of the composite types. */
export const primitiveOf = (type: StaticType): VariableType | undefined =>
  !isOpen(type) && type.definedType.case === 'primitiveType' ? type.definedType.value : undefined;

export const isOneOf = (type: StaticType, wanted: ReadonlySet<VariableType>): boolean => {
  const primitiveType = primitiveOf(type);
  return primitiveType !== undefined && wanted.has(primitiveType);
};
