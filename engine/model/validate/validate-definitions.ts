/**
 * The server's verdict on definitions, one function a Put…Request: names (littlehorse.md §1.7), types that exist, and the
 * fields of StructDefs (§2.5). What depends on an earlier version of the definition is not judged here.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type {
  PutExternalEventDefRequest,
  PutStructDefRequest,
  PutTaskDefRequest,
  PutUserTaskDefRequest,
  PutWorkflowEventDefRequest,
} from '#api/gen/service_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from './metadata-lookup.ts';
import { missingStructs } from './missing-structs.ts';
import { definitionNameProblem, isStructFieldName } from './names.ts';

export interface DefinitionProblem {
  readonly code: string;
  readonly message: string;
  /** As in the document's types: `name`, `inputs/x`, `fields/x/type`. */
  readonly field: string;
}

type Structs = Pick<MetadataLookup, 'structDef'>;

const named = (what: string, name: string): DefinitionProblem[] => {
  const message = definitionNameProblem(what, name);
  return message === undefined ? [] : [{ code: 'bad-name', message, field: 'name' }];
};

const structs = (type: TypeDefinition | undefined, lookup: Structs, field: string): DefinitionProblem[] =>
  missingStructs(type, lookup).map((struct) => ({
    code: 'unknown-struct-def',
    message: `There is no StructDef “${struct}”; define it first, or choose another type.`,
    field,
  }));

export const validateTaskDef = (
  request: PutTaskDefRequest,
  lookup: Structs,
): readonly DefinitionProblem[] => [
  ...named('TaskDef', request.name),
  ...request.inputVars.flatMap((input) => structs(input.typeDef, lookup, `inputs/${input.name}/type`)),
  ...structs(request.returnType?.returnType, lookup, 'returns/type'),
];

export const validateExternalEventDef = (
  request: PutExternalEventDefRequest,
  lookup: Structs,
): readonly DefinitionProblem[] => [
  ...named('ExternalEventDef', request.name),
  ...structs(request.contentType?.returnType, lookup, 'content/type'),
];

/** Its name is not checked (littlehorse.md §1.7). */
export const validateWorkflowEventDef = (
  request: PutWorkflowEventDefRequest,
  lookup: Structs,
): readonly DefinitionProblem[] => structs(request.contentType?.returnType, lookup, 'content/type');

export const validateUserTaskDef = (request: PutUserTaskDefRequest): readonly DefinitionProblem[] =>
  named('UserTaskDef', request.name);

export const validateStructDef = (
  request: PutStructDefRequest,
  lookup: Structs,
): readonly DefinitionProblem[] => [
  ...named('StructDef', request.name),
  ...Object.entries(request.structDef?.fields ?? {}).flatMap(([name, { fieldType }]) => [
    ...fieldName(name),
    ...fieldKind(name, fieldType),
    ...structs(fieldType, lookup, `fields/${name}/type`),
  ]),
];

const fieldName = (name: string): DefinitionProblem[] =>
  isStructFieldName(name)
    ? []
    : [
        {
          code: 'bad-field-name',
          message: `“${name}” cannot be a field of a StructDef: it is made of letters and digits and begins with a lower-case letter.`,
          field: `fields/${name}`,
        },
      ];

function fieldKind(name: string, type: TypeDefinition | undefined): DefinitionProblem[] {
  if (!holdsJson(type)) return [];
  return [
    {
      code: 'json-in-struct',
      message: `Field “${name}” is or holds JSON or an unnamed struct, which a StructDef cannot hold; use a StructDef, a Map or an Array.`,
      field: `fields/${name}/type`,
    },
  ];
}

/** Also deep in Arrays and Maps; no type at all means JSON_OBJ. */
function holdsJson(type: TypeDefinition | undefined): boolean {
  const defined = type?.definedType;
  switch (defined?.case) {
    case 'primitiveType':
      return defined.value === VariableType.JSON_OBJ || defined.value === VariableType.JSON_ARR;
    case 'structDefId':
      return false;
    case 'inlineArrayDef':
      return holdsJson(defined.value.arrayType);
    case 'inlineMapDef':
      return holdsJson(defined.value.keyType) || holdsJson(defined.value.valueType);
    default:
      return true;
  }
}
