/**
 * The fixed phrases in which a real server 1.2.1 says at run time what it has against a value (asked of it pair by pair):
 * programs that were written for it look for them. What it says at PutWfSpec stands in `#model/types/server-words.ts`.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableMutationType as Op } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { typeOfLiteral } from '#model/types/literal-type.ts';
import { serverTypeName } from '#model/types/server-words.ts';
import { isNull } from './null-value.ts';
import { typeNameOf } from './variable-value.ts';

export const DIVIDED_BY_ZERO = 'Cannot divide by zero';

/** A value that becomes another primitive by itself: in an assignment, or as the right side of an operator. */
export function cannotConvert(value: VariableValue, type: VariableType): string {
  const to = VariableType[type];
  const text = value.value.case === 'str' ? value.value.value : undefined;
  switch (type) {
    case VariableType.INT:
    case VariableType.DOUBLE:
      return text === undefined
        ? `Cant convert ${typeNameOf(value)} to ${to}`
        : `Couldn't convert STR '${text}' to ${to}`;
    case VariableType.BOOL:
      return text === undefined
        ? `Cannot convert ${typeNameOf(value)} to BOOL`
        : `Cannot parse '${text}' as BOOL (use 'true'/'false')`;
    default:
      return `Converting to ${to} not supported.`;
  }
}

/** A primitive for an Array, Map or Struct, or the other way round. */
export function cannotCoerce(value: VariableValue, type: TypeDefinition): string {
  const to = serverTypeName(type);
  if (value.value.case === 'struct') return `Coercing from STRUCT_DEF_ID to ${to} not supported.`;
  return `Coercing from ${serverTypeName(typeOfLiteral(value))} to ${to} or vice versa not supported.`;
}

const PARSED: ReadonlySet<VariableType> = new Set([VariableType.INT, VariableType.DOUBLE, VariableType.BOOL]);

/** A cast that somebody wrote. */
export function cannotCastValue(value: VariableValue, type: TypeDefinition): string {
  const { definedType } = type;
  const to = serverTypeName(type);
  const isParsed = definedType.case === 'primitiveType' && PARSED.has(definedType.value);
  const why =
    value.value.case === 'str' && isParsed
      ? `Cannot parse '${value.value.value}' as ${to}.`
      : `Casting from ${serverTypeName(typeOfLiteral(value))} to ${to} is not supported.`;
  return `Failed to cast value to ${to}: ${why}`;
}

const LEFT: Readonly<Partial<Record<Op, string>>> = {
  [Op.ADD]: 'Cannot add to var',
  [Op.SUBTRACT]: 'Cannot subtract from var',
  [Op.MULTIPLY]: 'Cannot multiply value',
  [Op.DIVIDE]: 'Cannot divide var',
  [Op.POW]: 'Cannot exponentiate base value',
  [Op.EXTEND]: 'Cannot extend var',
  [Op.REMOVE_IF_PRESENT]: 'Cannot removeIfPresent on var',
  [Op.REMOVE_INDEX]: 'Cannot removeIndex on var',
};
const BY_NULL: Readonly<Partial<Record<Op, string>>> = {
  [Op.ADD]: 'Cannot add by null',
  [Op.SUBTRACT]: 'Cannot subtract null',
  [Op.MULTIPLY]: 'Cannot multiply by null',
  [Op.DIVIDE]: 'Cannot divide by null',
};

/** The left side does not know the operator. */
export function badLeft(op: Op, left: VariableValue): string {
  if (op === Op.AND || op === Op.OR) return cannotConvert(left, VariableType.BOOL);
  if (op === Op.REMOVE_KEY) return cannotConvert(left, VariableType.JSON_OBJ);
  return `${LEFT[op] ?? `Cannot ${Op[op]} var`} of type ${typeNameOf(left)}`;
}

/** The right side does not go with the left. @param wanted what the operator needs there */
export function badRight(op: Op, right: VariableValue, wanted: VariableType): string {
  if (op === Op.POW) return `Cannot exponentiate by type ${typeNameOf(right)}`;
  return (isNull(right) ? BY_NULL[op] : undefined) ?? cannotConvert(right, wanted);
}

export const cannotGet = (value: VariableValue): string => `Cannot 'get' on ${typeNameOf(value)}`;
export const cannotJsonPath = (value: VariableValue): string => `Cannot jsonpath on ${typeNameOf(value)}`;

/** @param why as Jayway says it */
export const cannotRead = (path: string, data: string, why: string): string =>
  `Failed accessing path ${path} on data ${data}  :\n${why}`;
export const cannotUpdate = (path: string, data: string, why: string): string =>
  `Failed updating jsonPath ${path} on object ${data}: ${why}`;
