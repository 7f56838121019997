/** Makes VariableValues of each arm, and names the type that a value has for messages to people. */
import { create } from '@bufbuild/protobuf';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import {
  type Array as ArrayValue,
  type Map as MapValue,
  type Struct,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';

const make = (value: VariableValue['value']): VariableValue => {
  const made = create(VariableValueSchema);
  made.value = value;
  return made;
};

export const intValue = (value: bigint): VariableValue => make({ case: 'int', value });
export const doubleValue = (value: number): VariableValue => make({ case: 'double', value });
export const boolValue = (value: boolean): VariableValue => make({ case: 'bool', value });
export const strValue = (value: string): VariableValue => make({ case: 'str', value });
export const bytesValue = (value: Uint8Array): VariableValue => make({ case: 'bytes', value });
/** Takes JSON text as it is. */
export const jsonObjValue = (value: string): VariableValue => make({ case: 'jsonObj', value });
/** Takes JSON text as it is. */
export const jsonArrValue = (value: string): VariableValue => make({ case: 'jsonArr', value });
export const wfRunIdValue = (value: WfRunId): VariableValue => make({ case: 'wfRunId', value });
export const arrayValue = (value: ArrayValue): VariableValue => make({ case: 'array', value });
export const mapValue = (value: MapValue): VariableValue => make({ case: 'map', value });
export const structValue = (value: Struct): VariableValue => make({ case: 'struct', value });

const NAMES = {
  jsonObj: 'JSON_OBJ',
  jsonArr: 'JSON_ARR',
  double: 'DOUBLE',
  bool: 'BOOL',
  str: 'STR',
  int: 'INT',
  bytes: 'BYTES',
  wfRunId: 'WF_RUN_ID',
  utcTimestamp: 'TIMESTAMP',
  struct: 'Struct',
  array: 'Array',
  map: 'Map',
} as const;

/** `INT`, `JSON_OBJ`, `Struct` … or `NULL`. */
export const typeNameOf = ({ value }: VariableValue): string =>
  value.case === undefined ? 'NULL' : NAMES[value.case];
