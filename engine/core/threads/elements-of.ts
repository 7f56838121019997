/** The elements of a list value. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { fromJson } from '../values/json-value.ts';
import { listIn } from '../values/held-json.ts';

/** Undefined when the value is not a list: JSON_ARR (elements carry their JSON type) or Array. */
export function elementsOf({ value }: VariableValue): readonly VariableValue[] | undefined {
  if (value.case === 'array') return value.value.items;
  if (value.case !== 'jsonArr') return undefined;
  return listIn(value.value).map(fromJson);
}
