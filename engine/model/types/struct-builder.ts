/**
 * What PutWfSpec has against a Struct that is built where a Struct is declared: in inputs of tasks and in plain mutations
 * (asked of 1.2.1, one after the other). A path or a cast behind the builder is not looked at.
 */
import type { InlineStructBuilder, StructBuilder } from '#api/gen/common_wfspec_pb.js';
import { create } from '@bufbuild/protobuf';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import {
  type InlineStructDef,
  type StructFieldDef,
  type TypeDefinition,
  TypeDefinitionSchema,
} from '#api/gen/type_definition_pb.js';
import { isStaticallyAssignable } from './assignable.ts';
import { cannotAssign, serverTypeName } from './server-words.ts';
import { typeReporting } from './type-of-assignment.ts';
import type { TypeEnv } from './type-env.ts';
import { typeName } from './type-name.ts';

export interface BuilderError {
  readonly sentence: string;
  /** What a real server calls it. */
  readonly serverWords: string;
}

type Def = { readonly id: string; readonly fields: InlineStructDef['fields'] };

/** The first thing that it finds, or undefined; names of variables are looked up elsewhere. */
export function structBuilderError(
  { structDefId, value }: StructBuilder,
  target: TypeDefinition,
  env: TypeEnv,
): BuilderError | undefined {
  const { name = '', version = -1 } = structDefId ?? {};
  const def = env.structDef(name, version);
  if (def === 'unknown') return undefined;
  if (def === undefined)
    return {
      sentence: `There is no StructDef ${name}${version < 0 ? '' : ` of version ${version}`}; define it, or build another Struct.`,
      serverWords: `StructDef not found: ${name}/${versionText(version)}`,
    };
  const built = create(TypeDefinitionSchema, {
    definedType: { case: 'structDefId', value: def.id ?? { name, version } },
  });
  if (!isStaticallyAssignable(built, target))
    return {
      sentence: `Where ${typeName(target)} is wanted, a Struct ${name} is built; build another one.`,
      serverWords: cannotAssign(built, target),
    };
  return inlineError(value, defOf(def), env);
}

/** Five digits, as the real server writes versions; -1 is `-0001`. */
const versionText = (version: number): string =>
  version < 0 ? `-${String(-version).padStart(4, '0')}` : String(version).padStart(5, '0');

const defOf = ({ id, structDef }: StructDef): Def => ({
  id: `${id?.name ?? ''}/${versionText(id?.version ?? 0)}`,
  fields: structDef?.fields ?? {},
});

const isRequired = (field: StructFieldDef): boolean => !field.isNullable && field.defaultValue === undefined;

function inlineError(
  builder: InlineStructBuilder | undefined,
  def: Def,
  env: TypeEnv,
): BuilderError | undefined {
  const given = builder?.fields ?? {};
  const missing = Object.entries(def.fields)
    .filter(([name, field]) => isRequired(field) && !Object.hasOwn(given, name))
    .map(([name]) => name);
  if (missing.length > 0)
    return {
      sentence: `The Struct ${def.id} needs values for ${missing.join(', ')}; give them.`,
      serverWords: `Missing required field(s) for StructDef ${def.id}: ${missing.join(', ')}`,
    };
  for (const [name, { structValue }] of Object.entries(given)) {
    const field = Object.hasOwn(def.fields, name) ? def.fields[name] : undefined;
    if (field === undefined)
      return {
        sentence: `The Struct ${def.id} has no field ${name}; take it away or correct the name.`,
        serverWords: `StructDef ${def.id} does not contain field '${name}'`,
      };
    const error = fieldError(name, structValue, field.fieldType, env);
    if (error !== undefined) return error;
  }
  return undefined;
}

function fieldError(
  name: string,
  value: InlineStructBuilder['fields'][string]['structValue'],
  type: TypeDefinition | undefined,
  env: TypeEnv,
): BuilderError | undefined {
  if (type === undefined || value.case === undefined) return undefined;
  const { definedType } = type;
  if (value.case === 'subStructure') {
    if (definedType.case !== 'structDefId')
      return {
        sentence: `Field ${name} is ${typeName(type)}, no Struct.`,
        serverWords: `Field '${name}' is no Struct`,
      };
    const def = env.structDef(definedType.value.name, definedType.value.version);
    return def === undefined || def === 'unknown' ? undefined : inlineError(value.value, defOf(def), env);
  }
  const { source } = value.value;
  if (source.case === 'structBuilder' && definedType.case === 'structDefId')
    return structBuilderError(source.value, type, env);
  const errors: BuilderError[] = [];
  const from = typeReporting(value.value, env, (_where, code, sentence, serverWords, isAccepted) => {
    if (!isAccepted && code !== 'unknown-variable') errors.push({ sentence, serverWords });
  });
  if (errors.length > 0) return errors[0];
  if (isStaticallyAssignable(from, type)) return undefined;
  return {
    sentence: `Field ${name} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value or cast it.`,
    serverWords: `Field '${name}' expects ${serverTypeName(type)} but got ${serverTypeName(from)}`,
  };
}
