/** What a StructDef may be, and what it may become: each rule answers a sentence when it is broken (littlehorse.md §2.5). */
import { equals } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { StructDefCompatibilityType as Compatibility } from '#api/gen/service_pb.js';

import {
  InlineStructDefSchema,
  TypeDefinitionSchema,
  type InlineStructDef,
  type StructFieldDef,
  type TypeDefinition,
} from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';
import { pinStructDefs } from './stored-types.ts';

/** Pins nested StructDefs in place. */
export function fieldProblem(
  def: InlineStructDef,
  metadata: Pick<MetadataLookup, 'structDef'>,
): string | undefined {
  for (const [name, field] of Object.entries(def.fields)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) return `"${name}" is not a field's name: use letters and digits only.`;
    if (isJson(field.fieldType)) return `Field ${name} cannot be JSON; use a StructDef, an Array or a Map.`;
    const missing = pinStructDefs(field.fieldType, metadata);
    if (missing !== undefined) return `Field ${name}: ${missing}`;
  }
  return undefined;
}

function isJson(type: TypeDefinition | undefined): boolean {
  if (type?.definedType.case !== 'primitiveType') return false;
  return [VariableType.JSON_OBJ, VariableType.JSON_ARR].includes(type.definedType.value);
}

export function evolutionProblem(
  before: InlineStructDef,
  after: InlineStructDef,
  allowed: Compatibility,
): string | undefined {
  if (equals(InlineStructDefSchema, before, after)) return undefined;
  if (allowed === Compatibility.NO_SCHEMA_UPDATES) return 'its fields cannot be changed without allowing it.';
  for (const name of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    const problem = fieldChange(name, before.fields[name], after.fields[name]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldChange(
  name: string,
  before: StructFieldDef | undefined,
  after: StructFieldDef | undefined,
): string | undefined {
  if (before === undefined || after === undefined) {
    const field = before ?? after;
    const isOptional = field?.defaultValue !== undefined || field?.isNullable === true;
    const what = before === undefined ? 'added' : 'removed';
    return isOptional ? undefined : `the required field ${name} cannot be ${what}.`;
  }
  const [old, now] = [before.fieldType, after.fieldType];
  if (old === undefined || now === undefined ? old !== now : !equals(TypeDefinitionSchema, old, now)) {
    return `the type of field ${name} cannot be changed.`;
  }
  return before.isNullable === after.isNullable
    ? undefined
    : `whether field ${name} may be null cannot be changed.`;
}
