/**
 * The type of a constant. Arrays and Maps that do not say it take it from their first element, as the server does; empty
 * ones hold NULL, which goes into any type but is no other one (asked of 1.2.1).
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  InlineArrayDefSchema,
  InlineMapDefSchema,
  TypeDefinitionSchema,
  type TypeDefinition,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { isNull, NULL, primitive, type StaticType } from './static-type.ts';

const PRIMITIVES = {
  jsonObj: primitive(VariableType.JSON_OBJ),
  jsonArr: primitive(VariableType.JSON_ARR),
  double: primitive(VariableType.DOUBLE),
  bool: primitive(VariableType.BOOL),
  str: primitive(VariableType.STR),
  int: primitive(VariableType.INT),
  bytes: primitive(VariableType.BYTES),
  wfRunId: primitive(VariableType.WF_RUN_ID),
  utcTimestamp: primitive(VariableType.TIMESTAMP),
} as const;

export const typeOfLiteral = ({ value }: VariableValue): StaticType => {
  switch (value.case) {
    case undefined:
      return NULL;
    case 'array': {
      const arrayType = value.value.elementType ?? known(value.value.items[0]) ?? NULL;
      return defined({ case: 'inlineArrayDef', value: create(InlineArrayDefSchema, { arrayType }) });
    }
    case 'map': {
      const { mapType, entries } = value.value;
      const map = mapType ?? {
        keyType: known(entries[0]?.key) ?? NULL,
        valueType: known(entries[0]?.value) ?? NULL,
      };
      return defined({ case: 'inlineMapDef', value: create(InlineMapDefSchema, map) });
    }
    case 'struct': {
      const { structDefId } = value.value;
      return structDefId === undefined ? 'unknown' : defined({ case: 'structDefId', value: structDefId });
    }
    default:
      return PRIMITIVES[value.case];
  }
};

const defined = (definedType: TypeDefinition['definedType']): TypeDefinition =>
  create(TypeDefinitionSchema, { definedType });

const known = (value: VariableValue | undefined): TypeDefinition | undefined => {
  const type = value === undefined ? 'unknown' : typeOfLiteral(value);
  return typeof type === 'string' || isNull(type) ? undefined : type;
};
