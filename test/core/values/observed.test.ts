// Mutations that a LittleHorse 1.2.1 server was given, and what its variable held afterwards ("error": the NodeRun failed
// with VAR_SUB_ERROR). Ours must give the same, to the letter. One row a mutation, in observed.json.
import { readFileSync } from 'node:fs';
import { fromJson, type JsonValue, toJson } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { VariableMutationSchema } from '#api/gen/common_wfspec_pb.js';
import {
  TypeDefinitionSchema,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';
import { mutate } from '../../../engine/core/values/mutate.ts';
import { stampType } from '../../../engine/core/values/stamp-type.ts';
import { aScope } from './a-scope.ts';

interface Row {
  name: string;
  variables: Record<string, { type: JsonValue; value: Record<string, JsonValue> }>;
  mutation: JsonValue;
  answer: JsonValue;
}

const observed = JSON.parse(readFileSync(new URL('observed.json', import.meta.url), 'utf8')) as {
  documents: Record<string, string>;
  rows: Row[];
};

function answerTo({ variables, mutation }: Row): JsonValue {
  const values: Record<string, VariableValue> = {};
  for (const [name, { type, value }] of Object.entries(variables)) {
    const json = 'document' in value ? { jsonObj: observed.documents[String(value.document)] } : value;
    values[name] = stampType(
      fromJson(VariableValueSchema, json as JsonValue),
      fromJson(TypeDefinitionSchema, type),
      { structDef: () => undefined },
    );
  }
  const type = fromJson(TypeDefinitionSchema, variables.x?.type ?? {});
  const current = values.x as VariableValue;
  const result = mutate(
    fromJson(VariableMutationSchema, mutation),
    current,
    type,
    aScope({ values }),
    undefined,
  );
  return result.ok ? toJson(VariableValueSchema, result.value) : 'error';
}

describe('mutations as a LittleHorse 1.2.1 server answers them', () => {
  it.each(observed.rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    expect(answerTo(row)).toEqual(row.answer);
  });
});
