/** Which values may go where, and what they become there (littlehorse.md §4.3, §4.6, §8.3). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { castToPrimitive } from './cast.ts';
import { isNull } from './null-value.ts';
import type { StructDefs } from './scope.ts';
import { areEntriesAssignable, areFieldsAssignable, areItemsAssignable, fieldsOf } from './assign-deep.ts';
import { isOfType, primitiveTypeOf } from './type-match.ts';
import { cannotCoerce, cannotConvert } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { strValue } from './variable-value.ts';

/**
 * The implicit rule of RunWf inputs, ExternalEvent content and task output (§4.3, §8.3): NULL, the same type, INT for
 * DOUBLE, or INT, DOUBLE, BOOL, BYTES, WF_RUN_ID for STR. Arrays, Maps and Structs are looked into.
 */
export function isAssignable(value: VariableValue, type: TypeDefinition, structs: StructDefs): boolean {
  if (isNull(value)) return true;
  if (!isOfType(value, type)) return isImplicit(value, type);
  const { definedType } = type;
  const inner = value.value;
  // Items and entries are looked at from the outside only (tried on server 1.2.1), fields of Structs within.
  const check = (item: VariableValue, itemType: TypeDefinition): boolean =>
    isNull(item) || isOfType(item, itemType) || isImplicit(item, itemType);
  const checkField = (field: VariableValue, fieldType: TypeDefinition): boolean =>
    isAssignable(field, fieldType, structs);
  if (inner.case === 'array' && definedType.case === 'inlineArrayDef') {
    return areItemsAssignable(inner.value, definedType.value, check);
  }
  if (inner.case === 'map' && definedType.case === 'inlineMapDef') {
    return areEntriesAssignable(inner.value, definedType.value, check);
  }
  if (inner.case === 'struct') {
    const fields = fieldsOf(type, inner.value, structs);
    // Nothing is known of a Struct whose StructDef was deleted: it goes nowhere (asked of 1.2.1).
    return fields !== undefined && areFieldsAssignable(inner.value, fields, checkField);
  }
  return true;
}

/** INT for DOUBLE; INT, DOUBLE, BOOL, BYTES, WF_RUN_ID for STR. TIMESTAMP for STR is not implicit. */
function isImplicit({ value }: VariableValue, { definedType }: TypeDefinition): boolean {
  if (definedType.case !== 'primitiveType') return false;
  if (definedType.value === VariableType.DOUBLE) return value.case === 'int';
  if (definedType.value !== VariableType.STR) return false;
  return (
    value.case === 'int' ||
    value.case === 'double' ||
    value.case === 'bool' ||
    value.case === 'bytes' ||
    value.case === 'wfRunId'
  );
}

/**
 * The lenient rule of assignment to a variable (§4.6): INT from DOUBLE truncates, STR takes anything as text, and what
 * an explicit cast can do is done. NULL stays NULL. A Struct must have the very version that the type names: one of -1 is
 * refused (asked of 1.2.1).
 */
export function convertForVariable(
  value: VariableValue,
  type: TypeDefinition,
): Result<VariableValue, ValueError> {
  if (isNull(value)) return ok(value);
  if (isOfType(value, type) && isOfVersion(value, type)) return ok(value);
  if (type.definedType.case === 'primitiveType') return convertToPrimitive(value, type.definedType.value);
  return valueError(cannotCoerce(value, type));
}

function isOfVersion({ value }: VariableValue, { definedType }: TypeDefinition): boolean {
  if (value.case !== 'struct' || definedType.case !== 'structDefId') return true;
  return value.value.structDefId?.version === definedType.value.version;
}

function convertToPrimitive(value: VariableValue, type: VariableType): Result<VariableValue, ValueError> {
  if (type === VariableType.STR) return ok(text(value));
  // 3 becomes the BYTES of `3`, and the WfRun of that id (asked of 1.2.1).
  const isText = type === VariableType.BYTES || type === VariableType.WF_RUN_ID;
  const converted = castToPrimitive(isText ? text(value) : value, type);
  return converted === undefined ? valueError(cannotConvert(value, type)) : ok(converted);
}

/** As `convertForVariable`, to the type that `model` has. */
export function convertLike(value: VariableValue, model: VariableValue): Result<VariableValue, ValueError> {
  if (isNull(value) || value.value.case === model.value.case) return ok(value);
  const type = primitiveTypeOf(model);
  return type === undefined ? ok(value) : convertToPrimitive(value, type);
}

const text = (value: VariableValue): VariableValue => strValue(valueText(value));
