/** Whether two TypeDefinitions name one type. `masked` is no part of a type; what is left open equals anything. */
import type { StructDefId } from '#api/gen/object_id_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';

export const isSameType = (a: TypeDefinition | undefined, b: TypeDefinition | undefined): boolean => {
  if (a === undefined || b === undefined) return true;
  const [x, y] = [a.definedType, b.definedType];
  if (x.case === undefined || y.case === undefined) return true;
  if (x.case === 'primitiveType') return y.case === 'primitiveType' && x.value === y.value;
  if (x.case === 'structDefId') return y.case === 'structDefId' && isSameStruct(x.value, y.value);
  if (x.case === 'inlineArrayDef') {
    return y.case === 'inlineArrayDef' && isSameType(x.value.arrayType, y.value.arrayType);
  }
  if (x.case === 'inlineMapDef') {
    if (y.case !== 'inlineMapDef') return false;
    return isSameType(x.value.keyType, y.value.keyType) && isSameType(x.value.valueType, y.value.valueType);
  }
  return y.case === 'inlineStructDef' || y.case === 'structDefId';
};

/**
 * The same without leaving anything open: an Array of nothing known is no `Array<INT>`, and masked is not unmasked. So the
 * server compares what EXITs give, and the sides of a condition that are neither numbers nor texts (asked of 1.2.1).
 */
export const isIdenticalType = (a: TypeDefinition, b: TypeDefinition): boolean =>
  a.masked === b.masked && isExactType(a, b);

/** As isIdenticalType, masked or not. */
export const isExactType = (a: TypeDefinition | undefined, b: TypeDefinition | undefined): boolean => {
  const [x, y] = [a?.definedType, b?.definedType];
  if (x?.case === undefined || y?.case === undefined) return x?.case === y?.case;
  if (x.case === 'inlineArrayDef' && y.case === 'inlineArrayDef')
    return isExactType(x.value.arrayType, y.value.arrayType);
  if (x.case === 'inlineMapDef' && y.case === 'inlineMapDef')
    return isExactType(x.value.keyType, y.value.keyType) && isExactType(x.value.valueType, y.value.valueType);
  return isSameType(a, b);
};

/** -1 means the latest, which may be any version. */
const isSameStruct = (a: StructDefId, b: StructDefId): boolean =>
  a.name === b.name && (a.version === b.version || a.version === -1 || b.version === -1);
