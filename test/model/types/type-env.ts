/** A small world for type tests: one variable of each type, named in short. */
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { create } from '@bufbuild/protobuf';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { compileExpression, compileType } from '#model/expression/to-wire.ts';
import type { TypeEnv } from '#model/types/type-env.ts';
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';

export const type = (text: string): TypeDefinition => {
  const compiled = compileType(text);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.value;
};

export const assignment = (text: string): VariableAssignment => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.error.message}`);
  return compiled.value;
};

/** Names are those of the experiments that were made on the real server. */
const VARIABLES: Readonly<Record<string, string>> = {
  o: 'JSON_OBJ',
  l: 'JSON_ARR',
  d: 'DOUBLE',
  b: 'BOOL',
  s: 'STR',
  i: 'INT',
  y: 'BYTES',
  w: 'WF_RUN_ID',
  t: 'TIMESTAMP',
  ai: 'Array<INT>',
  ad: 'Array<DOUBLE>',
  as2: 'Array<STR>',
  mi: 'Map<STR, INT>',
  md: 'Map<STR, DOUBLE>',
  mk: 'Map<INT, INT>',
  am: 'Array<Map<STR, INT>>',
  car: 'Struct<car>',
};

const car: StructDef = create(StructDefSchema, {
  id: { name: 'car', version: 0 },
  structDef: {
    fields: { model: { fieldType: type('STR') }, tags: { fieldType: type('Array<STR>') } },
  },
});

export const variableNames = Object.keys(VARIABLES);

export const env: TypeEnv = {
  variable: (name) => (Object.hasOwn(VARIABLES, name) ? type(VARIABLES[name] ?? '') : undefined),
  nodeOutput: (node) => (node === 'n' ? 'void' : node === 'price' ? type('DOUBLE') : undefined),
  structDef: (name) => (name === 'car' ? car : undefined),
};
