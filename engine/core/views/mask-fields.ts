/** Masks the masked fields of Structs, however deep they lie in a value. */
import type { StructField, VariableValue } from '#api/gen/type_definition_pb.js';
import { strValue } from '../values/variable-value.ts';

/** The same value when nothing in it is masked. */
export function maskFields(variable: VariableValue, mask: string): VariableValue {
  const { value } = variable;
  if (value.case === 'array') {
    const items = value.value.items.map((item) => maskFields(item, mask));
    if (items.every((item, index) => item === value.value.items[index])) return variable;
    return { ...variable, value: { case: 'array', value: { ...value.value, items } } };
  }
  if (value.case === 'map') {
    const entries = value.value.entries.map((entry) => {
      const masked = entry.value && maskFields(entry.value, mask);
      return masked === entry.value ? entry : { ...entry, value: masked };
    });
    if (entries.every((entry, index) => entry === value.value.entries[index])) return variable;
    return { ...variable, value: { case: 'map', value: { ...value.value, entries } } };
  }
  if (value.case !== 'struct' || value.value.struct === undefined) return variable;
  const { struct } = value.value;
  const fields = Object.entries(struct.fields).map(
    ([name, field]) => [name, maskField(field, mask)] as const,
  );
  if (fields.every(([name, field]) => field === struct.fields[name])) return variable;
  const masked = { ...struct, fields: Object.fromEntries(fields) };
  return { ...variable, value: { case: 'struct', value: { ...value.value, struct: masked } } };
}

function maskField(field: StructField, mask: string): StructField {
  if (field.masked) return { ...field, value: strValue(mask) };
  const value = field.value && maskFields(field.value, mask);
  return value === field.value ? field : { ...field, value };
}
