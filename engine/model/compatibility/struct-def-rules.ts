/** What a StructDef may be, and what it may become: each rule answers a sentence when it is broken (littlehorse.md §2.5). */
import { equals } from '@bufbuild/protobuf';
import { StructDefCompatibilityType as Compatibility } from '#api/gen/service_pb.js';
import {
  InlineStructDefSchema,
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
  if (equals(InlineStructDefSchema, before, after)) return undefined;
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  if (allowed === Compatibility.NO_SCHEMA_UPDATES)
    return {
      sentence: 'its fields cannot be changed without allowing it.',
      fields: names.filter((name) => !isSameField(before.fields[name], after.fields[name])),
    };
  const changes = names.flatMap((name) => {
    const sentence = fieldChange(name, before.fields[name], after.fields[name]);
    return sentence === undefined ? [] : [{ name, sentence }];
  });
  const [first] = changes;
  return first && { sentence: first.sentence, fields: changes.map(({ name }) => name) };
}

const isSameField = (a: StructFieldDef | undefined, b: StructFieldDef | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equals(StructFieldDefSchema, a, b);

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
