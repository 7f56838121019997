/**
 * A plain literal in the light of a declared type: `5` for a DOUBLE is 5.0, `[1, 2]` for an Array<INT> an Array, a
 * text for a TIMESTAMP an instant. LittleHorse itself never converts a literal, so this is the editor's favour; what
 * does not fit stays as it is, and validation says so.
 */
import { create } from '@bufbuild/protobuf';
import { TimestampSchema } from '@bufbuild/protobuf/wkt';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  ArraySchema,
  InlineMapDefSchema,
  Map_EntrySchema,
  MapSchema,
  VariableValueSchema,
  type TypeDefinition,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { parseTimestamp } from './timestamp.ts';

type Value = VariableValue['value'];

export const coerceLiteral = (literal: VariableValue, type: TypeDefinition): VariableValue => {
  const value = coerced(literal.value, type.definedType);
  return value === undefined ? literal : create(VariableValueSchema, { value });
};

/** undefined: leave it as it is. */
const coerced = (value: Value, type: TypeDefinition['definedType']): Value | undefined => {
  if (type.case === 'primitiveType') return toPrimitive(value, type.value);
  if (type.case === 'inlineArrayDef' && value.case === 'jsonArr') {
    const elementType = type.value.arrayType;
    const items = parsed(value.value, isArray)?.map((item) => fromJson(item, elementType)) ?? [undefined];
    if (!isComplete(items)) return undefined;
    return { case: 'array', value: create(ArraySchema, { items, elementType }) };
  }
  if (type.case === 'inlineMapDef' && value.case === 'jsonObj') {
    const { keyType, valueType } = type.value;
    const object = parsed(value.value, isObject);
    if (object === undefined) return undefined;
    const pairs = Object.entries(object);
    const keys = pairs.map(([key]) => fromJson(key, keyType));
    const values = pairs.map(([, item]) => fromJson(item, valueType));
    if (!isComplete(keys) || !isComplete(values)) return undefined;
    const entries = keys.map((key, i) => create(Map_EntrySchema, { key, value: values[i]! }));
    const mapType = create(InlineMapDefSchema, { keyType, valueType });
    return { case: 'map', value: create(MapSchema, { entries, mapType }) };
  }
  return undefined;
};

/** undefined for text that is no such JSON: the wire may carry any text. */
const parsed = <T>(text: string, isWanted: (json: unknown) => json is T): T | undefined => {
  try {
    const json: unknown = JSON.parse(text);
    return isWanted(json) ? json : undefined;
  } catch {
    return undefined;
  }
};

const isArray = (json: unknown): json is unknown[] => Array.isArray(json);

const isObject = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isComplete = (values: readonly (VariableValue | undefined)[]): values is VariableValue[] =>
  !values.includes(undefined);

const toPrimitive = (value: Value, type: VariableType): Value | undefined => {
  if (type === VariableType.DOUBLE && value.case === 'int') {
    const double = Number(value.value);
    return BigInt(double) === value.value ? { case: 'double', value: double } : undefined;
  }
  if (type === VariableType.TIMESTAMP && value.case === 'str') {
    const instant = parseTimestamp(value.value);
    return instant && { case: 'utcTimestamp', value: create(TimestampSchema, instant) };
  }
  return undefined;
};

/** A JSON value as the given type; undefined when it is none. */
const fromJson = (json: unknown, type: TypeDefinition | undefined): VariableValue | undefined => {
  if (json === null) return create(VariableValueSchema);
  const plain = plainValue(json);
  const fits = type?.definedType.case !== 'primitiveType' || ARM[type.definedType.value] === plain?.case;
  const value = (plain && type && coerced(plain, type.definedType)) ?? (fits ? plain : undefined);
  return value && create(VariableValueSchema, { value });
};

const ARM: Readonly<Partial<Record<VariableType, Value['case']>>> = {
  [VariableType.BOOL]: 'bool',
  [VariableType.STR]: 'str',
  [VariableType.INT]: 'int',
  [VariableType.DOUBLE]: 'double',
  [VariableType.JSON_OBJ]: 'jsonObj',
  [VariableType.JSON_ARR]: 'jsonArr',
};

const plainValue = (json: unknown): Value | undefined => {
  switch (typeof json) {
    case 'string':
      return { case: 'str', value: json };
    case 'boolean':
      return { case: 'bool', value: json };
    case 'number':
      return Number.isSafeInteger(json)
        ? { case: 'int', value: BigInt(json) }
        : { case: 'double', value: json };
    case 'object':
      return Array.isArray(json)
        ? { case: 'jsonArr', value: JSON.stringify(json) }
        : { case: 'jsonObj', value: JSON.stringify(json) };
    default:
      return undefined;
  }
};
