/** Looks into Arrays, Maps and Structs for `isAssignable` (littlehorse.md §4.3: inputs are validated deeply). */
import type {
  Array as ArrayValue,
  InlineArrayDef,
  InlineMapDef,
  Map as MapValue,
  Struct,
  StructFieldDef,
  TypeDefinition,
  VariableValue,
} from '#api/gen/type_definition_pb.js';
import { isNull } from './null-value.ts';
import type { StructDefs } from './scope.ts';

type Check = (value: VariableValue, type: TypeDefinition) => boolean;
type Fields = Readonly<Record<string, StructFieldDef>>;

export function areItemsAssignable(array: ArrayValue, { arrayType }: InlineArrayDef, check: Check): boolean {
  return arrayType === undefined || array.items.every((item) => check(item, arrayType));
}

export function areEntriesAssignable(map: MapValue, type: InlineMapDef, check: Check): boolean {
  const fits = (value: VariableValue | undefined, wanted: TypeDefinition | undefined): boolean =>
    value === undefined || wanted === undefined || check(value, wanted);
  return map.entries.every((entry) => fits(entry.key, type.keyType) && fits(entry.value, type.valueType));
}

/** The fields that a Struct must have; undefined when its StructDef is not there to ask. */
export function fieldsOf(type: TypeDefinition, struct: Struct, structs: StructDefs): Fields | undefined {
  const { definedType } = type;
  if (definedType.case === 'inlineStructDef') return definedType.value.fields;
  const id = definedType.case === 'structDefId' ? definedType.value : struct.structDefId;
  if (id === undefined) return undefined;
  return structs.structDef(id.name, id.version < 0 ? undefined : id.version)?.structDef?.fields;
}

/** Fields that nobody declared are let through, as the real server does. */
export function areFieldsAssignable(struct: Struct, fields: Fields, check: Check): boolean {
  const given = struct.struct?.fields ?? {};
  return Object.keys(fields).every((name) => {
    const field = fields[name] as StructFieldDef;
    const value = Object.hasOwn(given, name) ? given[name]?.value : undefined;
    if (value === undefined) return field.isNullable || field.defaultValue !== undefined;
    if (isNull(value)) return field.isNullable;
    return field.fieldType === undefined || check(value, field.fieldType);
  });
}
