/** Tells whether a value has a type as it stands, looking only at its outermost layer, and names types for people. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';

const TYPE_OF = {
  jsonObj: VariableType.JSON_OBJ,
  jsonArr: VariableType.JSON_ARR,
  double: VariableType.DOUBLE,
  bool: VariableType.BOOL,
  str: VariableType.STR,
  int: VariableType.INT,
  bytes: VariableType.BYTES,
  wfRunId: VariableType.WF_RUN_ID,
  utcTimestamp: VariableType.TIMESTAMP,
  struct: undefined,
  array: undefined,
  map: undefined,
} as const;

/** Undefined for NULL, Array, Map and Struct. */
export const primitiveTypeOf = ({ value }: VariableValue): VariableType | undefined =>
  value.case === undefined ? undefined : TYPE_OF[value.case];

/** True for a type that names nothing: anything goes there. NULL is of no type. */
export function isOfType({ value }: VariableValue, { definedType }: TypeDefinition): boolean {
  switch (definedType.case) {
    case undefined:
      return true;
    case 'primitiveType':
      return value.case !== undefined && TYPE_OF[value.case] === definedType.value;
    case 'structDefId':
      return value.case === 'struct' && value.value.structDefId?.name === definedType.value.name;
    case 'inlineStructDef':
      return value.case === 'struct';
    case 'inlineArrayDef':
      return value.case === 'array';
    case 'inlineMapDef':
      return value.case === 'map';
  }
}

/** `INT`, `Struct car`, `Array of INT`, `Map of STR to INT`. */
export function typeText({ definedType }: TypeDefinition): string {
  switch (definedType.case) {
    case undefined:
      return 'any type';
    case 'primitiveType':
      return VariableType[definedType.value];
    case 'structDefId':
      return `Struct ${definedType.value.name}`;
    case 'inlineStructDef':
      return 'Struct';
    case 'inlineArrayDef':
      return `Array of ${optional(definedType.value.arrayType)}`;
    case 'inlineMapDef':
      return `Map of ${optional(definedType.value.keyType)} to ${optional(definedType.value.valueType)}`;
  }
}

const optional = (type: TypeDefinition | undefined): string => (type ? typeText(type) : 'any type');
