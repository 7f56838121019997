/**
 * The defaults that the server writes into types when a definition is put (littlehorse.md §2.1): deprecated fields of
 * VariableDefs become `type_def`, version -1 of a StructDef becomes the latest one, and a type that says nothing becomes
 * JSON_OBJ, as do the elements of an Array that says nothing of them (asked of 1.2.1).
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';
import { storedJson } from '../values/stored-json.ts';

type StructDefs = Pick<MetadataLookup, 'structDef'>;

/** Changes the type in place. A sentence when a StructDef is not there. */
export function pinStructDefs(type: TypeDefinition | undefined, metadata: StructDefs): string | undefined {
  const defined = type?.definedType;
  switch (defined?.case) {
    case 'structDefId': {
      const def = metadata.structDef(defined.value.name, defined.value.version);
      if (def?.id === undefined)
        return `Refers to non-existent StructDef ${defined.value.name}${defined.value.version < 0 ? '' : ` of version ${defined.value.version}`}; put it first.`;
      defined.value.version = def.id.version;
      return undefined;
    }
    case 'inlineArrayDef':
      return pinStructDefs((defined.value.arrayType ??= create(TypeDefinitionSchema)), metadata);
    case 'inlineMapDef':
      return (
        pinStructDefs((defined.value.keyType ??= create(TypeDefinitionSchema)), metadata) ??
        pinStructDefs((defined.value.valueType ??= create(TypeDefinitionSchema)), metadata)
      );
    // Types of Structs without a StructDef are not known to 1.2.1: it keeps JSON_OBJ instead.
    case 'inlineStructDef':
    case undefined:
      if (type !== undefined) type.definedType = { case: 'primitiveType', value: VariableType.JSON_OBJ };
      return undefined;
    default:
      return undefined;
  }
}

/** Changes the VariableDef in place. A sentence when a StructDef is not there. */
export function storeVariableDef(def: VariableDef, metadata: StructDefs): string | undefined {
  if (def.type !== undefined || def.typeDef === undefined)
    def.typeDef = create(TypeDefinitionSchema, {
      definedType: { case: 'primitiveType', value: def.type ?? VariableType.JSON_OBJ },
      masked: def.type !== undefined && (def.maskedValue ?? false),
    });
  if (def.defaultValue !== undefined) def.defaultValue = storedJson(def.defaultValue);
  delete def.type;
  delete def.maskedValue;
  return pinStructDefs(def.typeDef, metadata);
}
