/**
 * Plain data as a value of a declared type: JSON becomes a Struct, an Array or a Map, `5` a DOUBLE. Scenarios say what they
 * mean as data; LittleHorse itself converts none of it, so this is done before a server sees it.
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import {
  ArraySchema,
  InlineStructSchema,
  Map_EntrySchema,
  MapSchema,
  type StructField,
  StructFieldSchema,
  StructSchema,
  type TypeDefinition,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';
import { coerceLiteral } from '../expression/coerce.ts';
import { compileLiteral } from '../expression/to-wire.ts';

/** Version -1 and no version: the latest one. */
export type StructDefLookup = (name: string, version?: number) => StructDef | undefined;

/** What does not fit the type stays as it is: then the server says what is wrong with it. */
export function valueOfType(
  value: VariableValue,
  type: TypeDefinition | undefined,
  structDef: StructDefLookup,
): VariableValue {
  const { definedType } = type ?? {};
  const json = definedType === undefined ? undefined : jsonOf(value);
  switch (definedType?.case) {
    case 'structDefId':
      return isObject(json)
        ? structOf(json, structDef(definedType.value.name, definedType.value.version), structDef, value)
        : value;
    case 'inlineArrayDef': {
      if (!Array.isArray(json)) return value;
      const elementType = definedType.value.arrayType;
      const items = json.map((item) => valueOfType(plain(item), elementType, structDef));
      return create(VariableValueSchema, {
        value: { case: 'array', value: create(ArraySchema, { items, elementType }) },
      });
    }
    case 'inlineMapDef': {
      if (!isObject(json)) return value;
      const { keyType, valueType } = definedType.value;
      const entries = Object.entries(json).map(([key, item]) =>
        create(Map_EntrySchema, {
          key: keyOf(key, keyType),
          value: valueOfType(plain(item), valueType, structDef),
        }),
      );
      const map = create(MapSchema, { entries, mapType: definedType.value });
      return create(VariableValueSchema, { value: { case: 'map', value: map } });
    }
    default:
      return type === undefined ? value : coerceLiteral(value, type);
  }
}

function structOf(
  json: Readonly<Record<string, unknown>>,
  def: StructDef | undefined,
  structDef: StructDefLookup,
  otherwise: VariableValue,
): VariableValue {
  if (def?.id === undefined) return otherwise;
  const fields: Record<string, StructField> = {};
  for (const [name, item] of Object.entries(json)) {
    const value = valueOfType(plain(item), def.structDef?.fields[name]?.fieldType, structDef);
    fields[name] = create(StructFieldSchema, { value });
  }
  const struct = create(StructSchema, {
    structDefId: def.id,
    struct: create(InlineStructSchema, { fields }),
  });
  return create(VariableValueSchema, { value: { case: 'struct', value: struct } });
}

/** Keys of JSON are texts: for a Map of other keys they are read as constants. */
function keyOf(key: string, type: TypeDefinition | undefined): VariableValue {
  const { definedType } = type ?? {};
  if (definedType?.case !== 'primitiveType' || definedType.value === VariableType.STR) return plain(key);
  const constant = compileLiteral(key, type);
  return constant.ok ? constant.value : plain(key);
}

/** What JSON says without a type. */
function plain(json: unknown): VariableValue {
  if (json === null) return create(VariableValueSchema);
  const compiled = compileLiteral(JSON.stringify(json));
  return compiled.ok ? compiled.value : create(VariableValueSchema);
}

/** Undefined for what is no JSON: the wire may carry any text. */
function jsonOf({ value }: VariableValue): unknown {
  if (value.case !== 'jsonObj' && value.case !== 'jsonArr') return undefined;
  try {
    return JSON.parse(value.value);
  } catch {
    return undefined;
  }
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
