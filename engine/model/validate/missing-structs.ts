/** StructDefs that a type names and that do not exist. */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from './metadata-lookup.ts';

export interface MissingStruct {
  readonly name: string;
  /** -1: the latest. */
  readonly version: number;
}

/** What the real server says of it: the version only when one was asked for. */
export const missingStructWords = ({ name, version }: MissingStruct): string =>
  `Refers to non-existent StructDef ${name}${version < 0 ? '' : ` with version ${version}`}`;

export function missingStructs(
  type: TypeDefinition | undefined,
  lookup: Pick<MetadataLookup, 'structDef'>,
): readonly MissingStruct[] {
  const defined = type?.definedType;
  switch (defined?.case) {
    case 'structDefId': {
      const { name, version } = defined.value;
      return lookup.structDef(name, version < 0 ? undefined : version) === undefined
        ? [{ name, version }]
        : [];
    }
    case 'inlineArrayDef':
      return missingStructs(defined.value.arrayType, lookup);
    case 'inlineMapDef':
      return [
        ...missingStructs(defined.value.keyType, lookup),
        ...missingStructs(defined.value.valueType, lookup),
      ];
    case 'inlineStructDef':
      return Object.values(defined.value.fields).flatMap((field) => missingStructs(field.fieldType, lookup));
    default:
      return [];
  }
}
