/** The fields that a value of a type is known to have. */
import type { StructFieldDef } from '#api/gen/type_definition_pb.js';
import { isOpen, type StaticType } from '../types/static-type.ts';
import type { TypeEnv } from '../types/type-env.ts';

export interface Field {
  readonly name: string;
  readonly type: StaticType;
  readonly description?: string;
}

export const fieldsOfType = (type: StaticType, env: TypeEnv): readonly Field[] => {
  if (isOpen(type)) return [];
  const { definedType } = type;
  if (definedType.case === 'inlineStructDef') return fieldsOf(definedType.value.fields);
  if (definedType.case !== 'structDefId') return [];
  const def = env.structDef(definedType.value.name, definedType.value.version);
  return def === undefined || def === 'unknown' ? [] : fieldsOf(def.structDef?.fields ?? {});
};

const fieldsOf = (fields: Readonly<Record<string, StructFieldDef>>): readonly Field[] =>
  Object.entries(fields).map(([name, { fieldType, description }]) => ({
    name,
    type: fieldType ?? 'unknown',
    ...(description === undefined ? {} : { description }),
  }));
