/** What a StructDef may be, and what it may become: each rule answers a sentence when it is broken (littlehorse.md §2.5). */
import { equals } from '@bufbuild/protobuf';
import { StructDefCompatibilityType as Compatibility } from '#api/gen/service_pb.js';
import {
  StructFieldDefSchema,
  TypeDefinitionSchema,
  type InlineStructDef,
  type StructFieldDef,
} from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';
import { type DefinitionProblem, validateFields } from '../validate/validate-definitions.ts';
import { pinStructDefs } from './stored-types.ts';

/** The first fault of its fields; nested StructDefs are pinned in place when there is none. */
export function judgeFields(
  def: InlineStructDef,
  metadata: Pick<MetadataLookup, 'structDef'>,
): DefinitionProblem | undefined {
  const [problem] = validateFields(def, metadata);
  if (problem === undefined)
    for (const field of Object.values(def.fields)) pinStructDefs(field.fieldType, metadata);
  return problem;
}

/** As judgeFields, as a sentence. */
export const fieldProblem = (
  def: InlineStructDef,
  metadata: Pick<MetadataLookup, 'structDef'>,
): string | undefined => judgeFields(def, metadata)?.message;

export const evolutionProblem = (
  before: InlineStructDef,
  after: InlineStructDef,
  allowed: Compatibility,
): string | undefined => judgeEvolution(before, after, allowed)?.sentence;

export interface EvolutionProblem {
  readonly sentence: string;
  /** Names of the fields that change in a way that is not allowed. */
  readonly fields: readonly string[];
}

export function judgeEvolution(
  before: InlineStructDef,
  after: InlineStructDef,
  allowed: Compatibility,
): EvolutionProblem | undefined {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const judge = allowed === Compatibility.NO_SCHEMA_UPDATES ? newOrOther : otherAndRequired;
  const changes = names.flatMap((name) => {
    const sentence = judge(name, before.fields[name], after.fields[name]);
    return sentence === undefined ? [] : [{ name, sentence }];
  });
  const [first] = changes;
  return first && { sentence: first.sentence, fields: changes.map(({ name }) => name) };
}

type Field = StructFieldDef | undefined;

const isSameField = (a: Field, b: Field): boolean =>
  a === undefined || b === undefined ? a === b : equals(StructFieldDefSchema, a, b);

const isRequired = (field: Field): boolean =>
  field !== undefined && field.defaultValue === undefined && !field.isNullable;

/** Without updates fields may go, even required ones, but none may come or be another (asked of 1.2.1). */
function newOrOther(_name: string, before: Field, after: Field): string | undefined {
  if (after === undefined || isSameField(before, after)) return undefined;
  return 'its fields cannot be changed without allowing it.';
}

/** Fields that are required before or after stay as they are; all others may change in any way, in their type, too (asked of 1.2.1). */
function otherAndRequired(name: string, before: Field, after: Field): string | undefined {
  if (isSameField(before, after) || (!isRequired(before) && !isRequired(after))) return undefined;
  if (before === undefined) return `the required field ${name} cannot be added.`;
  if (after === undefined) return `the required field ${name} cannot be removed.`;
  const [old, now] = [before.fieldType, after.fieldType];
  const isSameType =
    old === undefined || now === undefined ? old === now : equals(TypeDefinitionSchema, old, now);
  return isSameType
    ? `whether field ${name} is required cannot be changed.`
    : `the type of the required field ${name} cannot be changed.`;
}
