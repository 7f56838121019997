/** A scenario's literal as a VariableValue. Scenario files are parsed before, so that an error here is a bug of ours. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { compileLiteral } from '#model/expression/to-wire.ts';
import type { Expression } from '#model/document/workflow.ts';

export function literalOf(text: Expression): VariableValue {
  const compiled = compileLiteral(text);
  if (!compiled.ok) throw new Error(`'${text}' is no literal: ${compiled.error.message}`);
  return compiled.value;
}
