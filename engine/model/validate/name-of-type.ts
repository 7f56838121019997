/** How a type is called in sentences, as it is written in the file. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { StaticType } from '../types/static-type.ts';

export function nameOfType(type: StaticType | undefined): string {
  if (type === undefined || type === 'unknown') return 'a value of unknown type';
  if (type === 'void') return 'nothing';
  switch (type.definedType.case) {
    case 'primitiveType':
      return VariableType[type.definedType.value];
    case 'structDefId':
      return `Struct<${type.definedType.value.name}>`;
    case 'inlineArrayDef':
      return `Array<${nameOfType(type.definedType.value.arrayType)}>`;
    case 'inlineMapDef':
      return `Map<${nameOfType(type.definedType.value.keyType)}, ${nameOfType(type.definedType.value.valueType)}>`;
    case 'inlineStructDef':
      return 'an inline struct';
    case undefined:
      return VariableType[VariableType.JSON_OBJ];
  }
}
