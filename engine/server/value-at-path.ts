/** The part of a JSON value that a JSON index names, as the core reads paths. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { readJsonPath } from '../core/values/json-path.ts';
import { fromJson, toJson } from '../core/values/json-value.ts';

/** Undefined when the value is no JSON, or has nothing there. */
export function valueAtPath(value: VariableValue | undefined, path: string): VariableValue | undefined {
  const json = value && toJson(value);
  if (json === undefined) return undefined;
  const found = readJsonPath(json, path);
  return found.ok && found.value !== undefined ? fromJson(found.value) : undefined;
}
