/**
 * Why a value may not go where `isAssignable` says so, for refusals: what does not fit, from the outside in, with the
 * phrases that a real server 1.2.1 uses for it.
 */
import type { Struct, StructFieldDef, TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { typeOfLiteral } from '#model/types/literal-type.ts';
import { serverTypeName } from '#model/types/server-words.ts';
import { isAssignable } from './assign.ts';
import { fieldsOf } from './assign-deep.ts';
import { isNull, nullValue } from './null-value.ts';
import type { StructDefs } from './scope.ts';
import { isOfType } from './type-match.ts';

/** Undefined: it may go there. */
export function incompatibility(
  value: VariableValue,
  type: TypeDefinition,
  structs: StructDefs,
): string | undefined {
  if (isAssignable(value, type, structs)) return undefined;
  const { definedType } = type;
  const inner = value.value;
  if (isOfType(value, type)) {
    if (inner.case === 'struct') {
      if (fieldsOf(type, inner.value, structs) === undefined)
        return `StructDef ${structName(type, inner.value)} does not exist.`;
      return `Struct incompatible with StructDef ${fieldFault(value, type, structs)}`;
    }
    if (inner.case === 'array' && definedType.case === 'inlineArrayDef') {
      const { arrayType } = definedType.value;
      const item = inner.value.items.find((each) => arrayType && !isAssignable(each, arrayType, structs));
      if (item !== undefined && arrayType !== undefined)
        return `Array element type ${nameOf(item)} incompatible with expected element type ${serverTypeName(arrayType)}`;
    }
  }
  if (inner.case === 'map' && definedType.case === 'inlineMapDef') {
    const { keyType, valueType } = definedType.value;
    for (const { key, value: content } of inner.value.entries) {
      const pairs = [['key', key, keyType] as const, ['value', content, valueType] as const];
      for (const [what, part, wanted] of pairs)
        if (part !== undefined && wanted !== undefined && !isAssignable(part, wanted, structs))
          return `Map ${what} type ${nameOf(part)} incompatible with expected ${what} type ${serverTypeName(wanted)}`;
    }
  }
  return `Value of type ${nameOf(value)} is not compatible with expected type ${serverTypeName(type)}`;
}

const nameOf = (value: VariableValue): string => serverTypeName(typeOfLiteral(value));

function structName({ definedType }: TypeDefinition, struct: Struct): string {
  const id = definedType.case === 'structDefId' ? definedType.value : struct.structDefId;
  return `${id?.name ?? ''}/${String(id?.version ?? 0).padStart(5, '0')}`;
}

function fieldFault(value: VariableValue, type: TypeDefinition, structs: StructDefs): string {
  if (value.value.case !== 'struct') return serverTypeName(type);
  const struct = value.value.value;
  const name = structName(type, struct);
  const given = struct.struct?.fields ?? {};
  for (const [field, def] of Object.entries(fieldsOf(type, struct, structs) ?? {})) {
    // A field without a value is NULL.
    const value = Object.hasOwn(given, field) ? (given[field]?.value ?? nullValue()) : undefined;
    const fault = faultOf(field, value, def, structs);
    if (fault !== undefined) return `${name}: ${fault}`;
  }
  return name;
}

function faultOf(
  name: string,
  value: VariableValue | undefined,
  { fieldType, isNullable, defaultValue }: StructFieldDef,
  structs: StructDefs,
): string | undefined {
  if (value === undefined)
    return isNullable || defaultValue !== undefined ? undefined : `Missing required field ${name}`;
  const invalid = `Field '${name}' is invalid: `;
  if (isNull(value))
    return isNullable ? undefined : `${invalid}Field is not nullable but received null value`;
  const why = fieldType && incompatibility(value, fieldType, structs);
  return why === undefined ? undefined : `${invalid}StructFieldDef validation failed: ${why}`;
}
