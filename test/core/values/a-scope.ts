// A Scope made of plain records, and short ways to write the messages of the tests in this folder.
import { fromJson, type JsonValue, toJson } from '@bufbuild/protobuf';
import { type VariableAssignment, VariableAssignmentSchema } from '#api/gen/common_wfspec_pb.js';
import { type StructDef, StructDefSchema } from '#api/gen/struct_def_pb.js';
import {
  type TypeDefinition,
  TypeDefinitionSchema,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';
import type { Result } from '#model/result.ts';
import type { Scope } from '../../../engine/core/values/scope.ts';
import type { ValueError } from '../../../engine/core/values/value-error.ts';

interface Given {
  values?: Record<string, VariableValue>;
  outputs?: Record<string, VariableValue>;
  structs?: StructDef[];
}

export const aScope = ({ values = {}, outputs = {}, structs = [] }: Given = {}): Scope => ({
  variable: (name) => values[name],
  nodeOutput: (nodeName) => outputs[nodeName],
  structDef: (name) => structs.find(({ id }) => id?.name === name),
});

export const aValue = (json: JsonValue): VariableValue => fromJson(VariableValueSchema, json);
export const anAssignment = (json: JsonValue): VariableAssignment => fromJson(VariableAssignmentSchema, json);

/** `INT`, or the JSON of a TypeDefinition. */
export const aType = (json: JsonValue): TypeDefinition =>
  fromJson(TypeDefinitionSchema, typeof json === 'string' ? { primitiveType: json } : json);

/** The value as protobuf JSON, or `error`. */
export const shown = (result: Result<VariableValue, ValueError>): JsonValue =>
  result.ok ? toJson(VariableValueSchema, result.value) : 'error';

const field = (type: JsonValue, more: object = {}): JsonValue => ({ fieldType: type, ...more }) as JsonValue;

/** `car`: model STR, doors INT (default 4), owner Struct person or null. */
export const CAR = fromJson(StructDefSchema, {
  id: { name: 'car', version: 0 },
  structDef: {
    fields: {
      model: field({ primitiveType: 'STR' }),
      doors: field({ primitiveType: 'INT' }, { defaultValue: { int: '4' } }),
      owner: field({ structDefId: { name: 'person', version: 0 } }, { isNullable: true }),
    },
  },
});
export const PERSON = fromJson(StructDefSchema, {
  id: { name: 'person', version: 0 },
  structDef: { fields: { name: field({ primitiveType: 'STR', masked: true }) } },
});
