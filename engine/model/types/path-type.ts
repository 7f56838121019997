/** The type at the end of an lh_path (littlehorse.md §4.8). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { LHPath, LHPath_Selector } from '#api/gen/common_wfspec_pb.js';
import type { InlineStructDef, TypeDefinition } from '#api/gen/type_definition_pb.js';
import { primitiveOf, isNull, isOpen, type StaticType } from './static-type.ts';
import { badPath, noField, pathText } from './server-words.ts';
import { typeName } from './type-name.ts';
import type { TypeEnv } from './type-env.ts';

/** A type, or the sentence that says why there is none, and what a real server calls it. */
export type PathType =
  { readonly type: StaticType } | { readonly error: string; readonly serverWords: string };

export const typeAtPath = (start: StaticType, path: LHPath, env: TypeEnv): PathType => {
  let type = start;
  for (const selector of path.path) {
    if (isOpen(type) || isNull(type)) return { type: 'unknown' };
    const next = step(type, selector, env);
    if ('error' in next) return { serverWords: badPath(pathText(path), type), ...next };
    type = next.type;
  }
  return { type };
};

/** A step that fails in a way of its own says so in the server's words. */
type Step = { readonly type: StaticType } | { readonly error: string; readonly serverWords?: string };

const step = (type: TypeDefinition, { selectorType }: LHPath_Selector, env: TypeEnv): Step => {
  const { definedType } = type;
  const chosen = selectorType.case;
  if (definedType.case === 'inlineArrayDef') {
    if (chosen === 'key')
      return {
        error: `An ${typeName(type)} has no fields; use an index, e.g. [0].`,
        serverWords: `Expected numeric index selector for Array type, got key selector '${selectorType.value}'`,
      };
    return { type: definedType.value.arrayType ?? 'unknown' };
  }
  if (definedType.case === 'inlineMapDef') {
    if (chosen === 'index')
      return { error: `A ${typeName(type)} has no index; use a key, e.g. ["${selectorType.value}"].` };
    return { type: definedType.value.valueType ?? 'unknown' };
  }
  if (definedType.case === 'structDefId') {
    const def = env.structDef(definedType.value.name, definedType.value.version);
    if (def === undefined || def === 'unknown') return { type: 'unknown' };
    return field(def.structDef, type, selectorType);
  }
  if (definedType.case === 'inlineStructDef') return field(definedType.value, type, selectorType);
  const primitive = primitiveOf(type);
  if (primitive === VariableType.JSON_OBJ || primitive === VariableType.JSON_ARR) return { type: 'unknown' };
  return { error: `A value of type ${typeName(type)} has no parts; only JSON, Array, Map and Struct have.` };
};

const field = (
  def: InlineStructDef | undefined,
  type: TypeDefinition,
  selector: LHPath_Selector['selectorType'],
): Step => {
  if (selector.case === 'index') return { error: `A ${typeName(type)} has no index; use a field.` };
  if (selector.case !== 'key' || def === undefined) return { type: 'unknown' };
  if (!Object.hasOwn(def.fields, selector.value)) {
    const known = Object.keys(def.fields).join(', ');
    return {
      error: `${typeName(type)} has no field ${selector.value}; it has ${known === '' ? 'none' : known}.`,
      serverWords: noField(selector.value, type),
    };
  }
  return { type: def.fields[selector.value]?.fieldType ?? 'unknown' };
};
