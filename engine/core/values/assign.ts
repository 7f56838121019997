/** Which values may go where, and what they become there (littlehorse.md §4.3, §4.6, §8.3). */
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import type { StructDefs } from './scope.ts';
import type { ValueError } from './value-error.ts';

export function isAssignable(_value: VariableValue, _type: TypeDefinition, _structs: StructDefs): boolean {
  return true;
}

export function convertForInput(
  value: VariableValue,
  _type: TypeDefinition,
  _structs: StructDefs,
): Result<VariableValue, ValueError> {
  return ok(value);
}

export function convertForVariable(
  value: VariableValue,
  _type: TypeDefinition,
  _structs: StructDefs,
): Result<VariableValue, ValueError> {
  return ok(value);
}

export function stampType(value: VariableValue, _type: TypeDefinition): VariableValue {
  return value;
}
