/** The type that a VariableDef declares; deprecated and missing forms are read as the server does (littlehorse.md §2.1). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';

import { primitive } from '../types/static-type.ts';

export function variableType(def: VariableDef | undefined): TypeDefinition {
  if (def?.typeDef?.definedType.case !== undefined) return def.typeDef;
  return primitive(def?.type ?? VariableType.JSON_OBJ);
}
