/**
 * Writes the declared type into Arrays, Maps and Structs, as the server does with inputs of RunWf, of tasks and of
 * threads, task outputs and contents of ExternalEvents (littlehorse.md §4.3). A Struct gets the version that the type
 * names, whatever version it came with, and so does all that is within; its masked fields are marked, and those of Structs
 * directly in it, but not within Arrays and Maps (asked of 1.2.1). Defaults, what mutations
 * assign, inputs of child WfRuns, CorrelatedEvents and return values stay as they are.
 */
import { create } from '@bufbuild/protobuf';
import {
  ArraySchema,
  Map_EntrySchema,
  MapSchema,
  StructFieldSchema,
  StructSchema,
  type Struct,
  type StructField,
  type TypeDefinition,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { fieldsOf } from './assign-deep.ts';
import type { StructDefs } from './scope.ts';
import { arrayValue, mapValue, structValue } from './variable-value.ts';

/** A copy with its type; any other value, and one that has it already, as it is. */
export const stampType = (
  variable: VariableValue,
  type: TypeDefinition,
  structs: StructDefs,
): VariableValue => stamp(variable, type, structs, true);

function stamp(
  variable: VariableValue,
  type: TypeDefinition,
  structs: StructDefs,
  marksMasked: boolean,
): VariableValue {
  const { definedType } = type;
  const { value } = variable;
  if (value.case === 'array' && definedType.case === 'inlineArrayDef') {
    const elementType = definedType.value.arrayType;
    if (elementType === undefined || value.value.elementType === elementType) return variable;
    const items = value.value.items.map((item) => stamp(item, elementType, structs, false));
    const array = create(ArraySchema);
    array.items = items;
    array.elementType = elementType;
    return arrayValue(array);
  }
  if (value.case === 'map' && definedType.case === 'inlineMapDef') {
    if (value.value.mapType === definedType.value) return variable;
    const { valueType } = definedType.value;
    const map = create(MapSchema);
    map.entries = value.value.entries.map((entry) => {
      const content = entry.value && valueType ? stamp(entry.value, valueType, structs, false) : entry.value;
      return content === entry.value ? entry : create(Map_EntrySchema, { key: entry.key, value: content });
    });
    map.mapType = definedType.value;
    return mapValue(map);
  }
  if (value.case === 'struct') return structValue(stampStruct(value.value, type, structs, marksMasked));
  return variable;
}

function stampStruct(
  struct: Struct,
  type: TypeDefinition,
  structs: StructDefs,
  marksMasked: boolean,
): Struct {
  const { definedType } = type;
  const declared = fieldsOf(type, struct, structs) ?? {};
  const fields: Record<string, StructField> = {};
  for (const [name, field] of Object.entries(struct.struct?.fields ?? {})) {
    const fieldType = Object.hasOwn(declared, name) ? declared[name]?.fieldType : undefined;
    const value =
      field.value && fieldType ? stamp(field.value, fieldType, structs, marksMasked) : field.value;
    const masked = marksMasked && fieldType ? fieldType.masked : field.masked;
    fields[name] = create(StructFieldSchema, { value, masked });
  }
  const structDefId = definedType.case === 'structDefId' ? definedType.value : struct.structDefId;
  return create(StructSchema, { structDefId, struct: { fields } });
}
