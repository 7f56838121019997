/**
 * The type that a VariableDef declares; deprecated and missing forms are read as the server does (littlehorse.md §2.1). Equal
 * primitive types are the same object, so that comparing what was asked of a variable costs nothing.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { primitive } from '../types/static-type.ts';

const primitives = new Map<VariableType, TypeDefinition>();

function shared(type: VariableType): TypeDefinition {
  const present = primitives.get(type);
  if (present !== undefined) return present;
  const made = primitive(type);
  primitives.set(type, made);
  return made;
}

export function variableType(def: VariableDef | undefined): TypeDefinition {
  const declared = def?.typeDef;
  // The deprecated field wins where it is set (asked of 1.2.1).
  const isKnown = declared?.definedType.case !== undefined && declared.definedType.case !== 'inlineStructDef';
  if (def?.type !== undefined || !isKnown) return shared(def?.type ?? VariableType.JSON_OBJ);
  if (declared.masked || declared.definedType.case !== 'primitiveType') return declared;
  return shared(declared.definedType.value);
}
