/** What people type into a form for a declared type, as VariableValue in protobuf JSON, and back. */
import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableValueSchema, type TypeDefinition, type VariableValue } from '#api/gen/type_definition_pb.js';
import { printLiteral } from '#model/expression/from-wire.ts';
import { compileLiteral, compileType } from '#model/expression/to-wire.ts';
import { err, ok, type Result } from '#model/result.ts';
import { type StructDefLookup, valueOfType } from '#model/types/value-of-type.ts';

/** Stands for a type where there is none. */
export const UNTYPED = 'any type';

/** Which control a type gets. */
export type FieldKind = 'text' | 'integer' | 'number' | 'switch' | 'json' | 'time' | 'literal';

export function fieldKind(type: string): FieldKind {
  const compiled = compileType(type);
  if (!compiled.ok) return 'literal';
  const { definedType } = compiled.value;
  if (definedType.case === 'primitiveType') return PRIMITIVE[definedType.value];
  return 'json';
}

const PRIMITIVE: Readonly<Record<VariableType, FieldKind>> = {
  [VariableType.STR]: 'text',
  [VariableType.INT]: 'integer',
  [VariableType.DOUBLE]: 'number',
  [VariableType.BOOL]: 'switch',
  [VariableType.JSON_OBJ]: 'json',
  [VariableType.JSON_ARR]: 'json',
  [VariableType.TIMESTAMP]: 'time',
  [VariableType.BYTES]: 'literal',
  [VariableType.WF_RUN_ID]: 'literal',
};

const wire = (value: VariableValue): JsonValue => toJson(VariableValueSchema, value);

/**
 * The typed text as a value of the type; an error is a sentence for below the field. A text is taken as it stands, JSON
 * must be JSON (for a Struct too: the StructDef makes a Struct of it), anything else is a literal of the expression language.
 */
export function valueOfText(
  text: string,
  type: string,
  structDef: StructDefLookup = () => undefined,
): Result<JsonValue, string> {
  if (type === UNTYPED) return untyped(text.trim());
  const compiled = compileType(type);
  if (!compiled.ok) return err(`“${type}” is no type: ${compiled.error.message}`);
  const kind = fieldKind(type);
  const trimmed = text.trim();
  if (kind === 'text') return ok({ str: text });
  if (trimmed === '' || trimmed === 'null') return ok({});
  if (kind === 'integer') return integer(trimmed);
  if (kind === 'number') return number(trimmed);
  if (kind === 'switch')
    return trimmed === 'true' || trimmed === 'false'
      ? ok({ bool: trimmed === 'true' })
      : err('Choose true or false.');
  if (kind === 'json') return json(trimmed, compiled.value, structDef);
  if (kind === 'time') return time(trimmed);
  return literal(trimmed, compiled.value);
}

/** Events without a type take anything; a text must then be told from a number by its quotes. */
function untyped(text: string): Result<JsonValue, string> {
  if (text === '') return ok({});
  const compiled = compileLiteral(text);
  return compiled.ok
    ? ok(wire(compiled.value))
    : err(`A value of any type is needed: 42, true, "a text" in quotes, or JSON. ${compiled.error.message}`);
}

const MAX_INT = 2n ** 63n;

function integer(text: string): Result<JsonValue, string> {
  if (!/^[+-]?\d+$/.test(text)) return err('A whole number is needed, e.g. 42.');
  const value = BigInt(text);
  return value >= -MAX_INT && value < MAX_INT
    ? ok({ int: String(value) })
    : err('An INT has 64 bits; this number is too large.');
}

function number(text: string): Result<JsonValue, string> {
  const value = Number(text);
  return Number.isFinite(value) ? ok({ double: value }) : err('A number is needed, e.g. 29.9.');
}

/** Read as a literal of our language, so that numbers stay as they are written (3.0 is not 3) and keys may be bare. */
function json(text: string, type: TypeDefinition, structDef: StructDefLookup): Result<JsonValue, string> {
  if (NATIVE.test(text)) return literal(text, type);
  const wantsList =
    type.definedType.case === 'inlineArrayDef' ||
    (type.definedType.case === 'primitiveType' && type.definedType.value === VariableType.JSON_ARR);
  if (!text.startsWith(wantsList ? '[' : '{'))
    return err(wantsList ? 'A JSON list is needed: [ … ].' : 'A JSON object is needed: { … }.');
  const compiled = compileLiteral(text);
  return compiled.ok ? ok(wire(valueOfType(compiled.value, type, structDef))) : err(compiled.error.message);
}

/** How our language writes them: fine, too. */
const NATIVE = /^(Array|Map|Struct)\b/;

function time(text: string): Result<JsonValue, string> {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime())
    ? err('A date and time is needed, e.g. 2026-01-31T12:00:00Z.')
    : ok({ utcTimestamp: instant.toISOString() });
}

function literal(text: string, type: TypeDefinition): Result<JsonValue, string> {
  const compiled = compileLiteral(text, type);
  return compiled.ok ? ok(wire(compiled.value)) : err(compiled.error.message);
}

/** What the field of this type shows for a literal of the expression language, e.g. a scenario's value. */
export function textOfLiteral(source: string, type: string): string {
  // Data stays data: it reads better than Struct<…>{…}, and is taken as well.
  if (fieldKind(type) === 'json') return prettyJson(source);
  const compiledType = compileType(type);
  const compiled = compileLiteral(source, compiledType.ok ? compiledType.value : undefined);
  return compiled.ok ? textOfValue(compiled.value, type) : source;
}

/** What the field of this type shows for a value. */
export function textOfValue(message: VariableValue, type: string): string {
  const { value } = message;
  switch (value.case) {
    case undefined:
      return '';
    case 'str':
      return fieldKind(type) === 'text' ? value.value : printTyped(message, type);
    case 'jsonObj':
    case 'jsonArr':
      return prettyJson(value.value);
    case 'int':
    case 'double':
    case 'bool':
      return String(value.value);
    default:
      return printTyped(message, type);
  }
}

function printTyped(value: VariableValue, type: string): string {
  const compiled = compileType(type);
  return printLiteral(value, compiled.ok ? { type: compiled.value } : {});
}

/** Text that is no JSON stays as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
