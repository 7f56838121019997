/** struct_builder and map_builder: values put together from assignments (littlehorse.md §3.5, §4.9). */
import { create } from '@bufbuild/protobuf';
import type {
  InlineStructBuilder,
  MapBuilder,
  StructBuilder,
  VariableAssignment,
} from '#api/gen/common_wfspec_pb.js';
import type { StructDefId } from '#api/gen/object_id_pb.js';
import {
  InlineStructSchema,
  Map_EntrySchema,
  MapSchema,
  type StructFieldDef,
  StructFieldSchema,
  StructSchema,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import type { Scope } from './scope.ts';
import { type ValueError, valueError } from './value-error.ts';
import { mapValue, structValue } from './variable-value.ts';

type Built = Result<VariableValue, ValueError>;
type Evaluate = (assignment: VariableAssignment, scope: Scope) => Built;

/** As on the real server nothing is validated, and a builder that pins no version gives a Struct of version −1. */
export function buildStruct({ structDefId, value }: StructBuilder, scope: Scope, evaluate: Evaluate): Built {
  return buildFields(structDefId, value, scope, evaluate);
}

function buildFields(
  id: StructDefId | undefined,
  builder: InlineStructBuilder | undefined,
  scope: Scope,
  evaluate: Evaluate,
): Built {
  const defs = id && scope.structDef(id.name, id.version < 0 ? undefined : id.version)?.structDef?.fields;
  const inline = create(InlineStructSchema);
  for (const [name, { structValue: part }] of Object.entries(builder?.fields ?? {})) {
    const def: StructFieldDef | undefined = defs && Object.hasOwn(defs, name) ? defs[name] : undefined;
    const type = def?.fieldType?.definedType;
    let built: Built = valueError(`Field "${name}" of the Struct has no value.`);
    if (part.case === 'simpleValue') built = evaluate(part.value, scope);
    if (part.case === 'subStructure') {
      built = buildFields(type?.case === 'structDefId' ? type.value : undefined, part.value, scope, evaluate);
    }
    if (!built.ok) return built;
    const field = create(StructFieldSchema);
    field.value = built.value;
    field.masked = def?.fieldType?.masked ?? false;
    inline.fields[name] = field;
  }
  const struct = create(StructSchema);
  struct.structDefId = id;
  struct.struct = inline;
  return ok(structValue(struct));
}

export function buildMap({ entries, mapType }: MapBuilder, scope: Scope, evaluate: Evaluate): Built {
  const map = create(MapSchema);
  map.mapType = mapType;
  for (const { key, value } of entries) {
    if (key === undefined || value === undefined)
      return valueError('An entry of the Map lacks its key or value.');
    const [builtKey, builtValue] = [evaluate(key, scope), evaluate(value, scope)];
    if (!builtKey.ok) return builtKey;
    if (!builtValue.ok) return builtValue;
    const entry = create(Map_EntrySchema);
    entry.key = builtKey.value;
    entry.value = builtValue.value;
    map.entries.push(entry);
  }
  return ok(mapValue(map));
}
