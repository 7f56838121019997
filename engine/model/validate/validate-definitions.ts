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
import type { InlineStructDef, StructFieldDef, TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { MetadataLookup } from './metadata-lookup.ts';
import { isStaticallyAssignable } from '../types/assignable.ts';
import { typeOfLiteral } from '../types/literal-type.ts';
import { serverTypeName } from '../types/server-words.ts';
import { isNull } from '../types/static-type.ts';
import { typeName } from '../types/type-name.ts';
import { missingStructs, missingStructWords } from './missing-structs.ts';
import { definitionNameProblem, isStructFieldName } from './names.ts';
import type { ProblemCode } from '../document/problem-code.ts';

export interface DefinitionProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** What a real server calls it: the fixed phrases that programs look for in its refusals. */
  readonly serverWords?: string;
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
    message: `There is no StructDef “${struct.name}”; define it first, or choose another type.`,
    serverWords: missingStructWords(struct),
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
  ...validateFields(request.structDef, lookup),
];

export const validateFields = (
  def: InlineStructDef | undefined,
  lookup: Structs,
): readonly DefinitionProblem[] =>
  Object.entries(def?.fields ?? {}).flatMap(([name, field]) => [
    ...fieldName(name),
    ...[
      ...fieldKind(name, field.fieldType),
      ...structs(field.fieldType, lookup, `fields/${name}/type`),
      ...fieldDefault(name, field),
    ].map((problem) => ({
      ...problem,
      serverWords: `StructDef field '${name}' invalid: ${problem.serverWords}`,
    })),
  ]);

const fieldName = (name: string): DefinitionProblem[] =>
  isStructFieldName(name)
    ? []
    : [
        {
          code: 'bad-field-name',
          message: `“${name}” cannot be a field of a StructDef: it is made of letters and digits and begins with a lower-case letter.`,
          serverWords: `StructDef field name '${name}' invalid: ${badFieldName(name)}`,
          field: `fields/${name}`,
        },
      ];

function badFieldName(name: string): string {
  if (name.includes('_')) return 'cannot include underscores, must follow camelCase';
  if (!/^[a-zA-Z0-9]*$/.test(name)) return 'cannot include special characters, must be alphanumeric';
  return /^[A-Z]/.test(name) ? 'first letter must be lowercase' : 'first character must be a letter';
}

function fieldDefault(
  name: string,
  { fieldType, defaultValue, isNullable }: StructFieldDef,
): DefinitionProblem[] {
  if (defaultValue === undefined || fieldType === undefined) return [];
  const from = typeOfLiteral(defaultValue);
  const fits = isNull(from) ? isNullable : isStaticallyAssignable(from, fieldType);
  if (fits) return [];
  const given = typeName(from);
  return [
    {
      code: 'bad-default',
      message: isNull(from)
        ? `Field “${name}” cannot be null, and null is its default; give another default, or let it be null.`
        : `Field “${name}” is ${typeName(fieldType)}, and its default is ${given}; give a default of its type.`,
      serverWords: isNull(from)
        ? 'Non-nullable field cannot have a null default value'
        : `StructFieldDef validation failed: Value of type ${given} is not compatible with expected type ${serverTypeName(fieldType)}`,
      field: `fields/${name}/default`,
    },
  ];
}

function fieldKind(name: string, type: TypeDefinition | undefined): DefinitionProblem[] {
  const json = heldJson(type);
  if (json === undefined) return [];
  return [
    {
      code: 'json-in-struct',
      message: `Field “${name}” is or holds JSON or an unnamed struct, which a StructDef cannot hold; use a StructDef, a Map or an Array.`,
      serverWords: `Forbidden JSON type: ${json}. Within StructDefs, use StructDefs and native Arrays`,
      field: `fields/${name}/type`,
    },
  ];
}

/** The JSON type in it, also deep in Arrays and Maps; no type at all means JSON_OBJ. */
function heldJson(type: TypeDefinition | undefined): string | undefined {
  const defined = type?.definedType;
  switch (defined?.case) {
    case 'primitiveType':
      if (defined.value === VariableType.JSON_ARR) return 'JSON_ARR';
      return defined.value === VariableType.JSON_OBJ ? 'JSON_OBJ' : undefined;
    case 'structDefId':
      return undefined;
    case 'inlineArrayDef':
      return heldJson(defined.value.arrayType);
    case 'inlineMapDef':
      return heldJson(defined.value.keyType) ?? heldJson(defined.value.valueType);
    default:
      return 'JSON_OBJ';
  }
}
