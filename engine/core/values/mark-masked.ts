/**
 * Marks the masked fields of a Struct, and of Structs directly in it, as the StructDef has them: all that the real server
 * writes into the content of a CorrelatedEvent (asked of 1.2.1), which keeps its types as they came.
 */
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { fieldsOf } from './assign-deep.ts';
import type { StructDefs } from './scope.ts';

/** The same value when nothing in it is masked. */
export function markMasked(
  variable: VariableValue,
  type: TypeDefinition,
  structs: StructDefs,
): VariableValue {
  const { value } = variable;
  if (value.case !== 'struct' || value.value.struct === undefined) return variable;
  const declared = fieldsOf(type, value.value, structs) ?? {};
  const fields = Object.entries(value.value.struct.fields).map(([name, field]) => {
    const fieldType = Object.hasOwn(declared, name) ? declared[name]?.fieldType : undefined;
    if (fieldType === undefined || field.value === undefined) return [name, field] as const;
    const inner = markMasked(field.value, fieldType, structs);
    return [name, { ...field, value: inner, masked: fieldType.masked }] as const;
  });
  const struct = { ...value.value.struct, fields: Object.fromEntries(fields) };
  return { ...variable, value: { case: 'struct', value: { ...value.value, struct } } };
}
