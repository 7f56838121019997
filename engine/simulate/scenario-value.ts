/** A scenario's literal as a VariableValue. Scenario files are parsed before, so that an error here is a bug of ours. */
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { compileLiteral } from '#model/expression/to-wire.ts';
import type { Expression } from '#model/document/workflow.ts';
import { type StructDefLookup, valueOfType } from '#model/types/value-of-type.ts';
import type { Metadata } from '../core/contract.ts';

/** A scenario's text as a value for who takes it; without a type as it is written. */
export type LiteralOf = (text: Expression, type?: TypeDefinition) => VariableValue;

export const literalsFor = ({ structDef }: Pick<Metadata, 'structDef'>): LiteralOf => {
  const lookup: StructDefLookup = (name, version) => structDef(name, version);
  return (text, type) => {
    const compiled = compileLiteral(text);
    if (!compiled.ok) throw new Error(`'${text}' is no literal: ${compiled.error.message}`);
    return valueOfType(compiled.value, type, lookup);
  };
};

/** Of a variable of the thread in which a WfRun starts. */
export function typeOfVariable(spec: WfSpec | undefined, name: string): TypeDefinition | undefined {
  const variables = spec?.threadSpecs[spec.entrypointThreadName]?.variableDefs;
  return variables?.find(({ varDef }) => varDef?.name === name)?.varDef?.typeDef;
}
