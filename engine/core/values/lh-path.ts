/** LHPath: keys and indices into JSON, Structs, Arrays and Maps (littlehorse.md §4.8). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import type { JsonValue } from '#model/values/json-text.ts';
import { parseJson } from '#model/values/json-text.ts';
import { fromJson } from './json-value.ts';
import { nullValue } from './null-value.ts';
import { internalError, type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { typeNameOf } from './variable-value.ts';

/** A key, or an index; dynamic selectors are resolved to one of them before. */
export type Selector = string | number;

/**
 * In JSON whatever is missing gives NULL, and index −1 is the last element. A Map's missing key gives NULL. A Struct's
 * absent field and an Array's index out of range crash the real server.
 */
export function readLhPath(
  value: VariableValue,
  path: readonly Selector[],
): Result<VariableValue, ValueError> {
  let at = value;
  for (let depth = 0; depth < path.length; depth++) {
    const inner = at.value;
    if (inner.case === 'jsonObj' || inner.case === 'jsonArr') {
      const found = readJson(parseJson(inner.value), path.slice(depth));
      return ok(found === undefined ? nullValue() : fromJson(found));
    }
    const next = select(at, path[depth] as Selector);
    if (!next.ok) return next;
    at = next.value;
  }
  return ok(at);
}

function readJson(root: JsonValue | undefined, path: readonly Selector[]): JsonValue | undefined {
  let at = root;
  for (const selector of path) {
    if (typeof selector === 'string') at = at instanceof Map ? at.get(selector) : undefined;
    else at = Array.isArray(at) ? at.at(selector) : undefined;
  }
  return at;
}

function select(variable: VariableValue, selector: Selector): Result<VariableValue, ValueError> {
  const { value } = variable;
  switch (value.case) {
    case 'struct': {
      const fields = value.value.struct?.fields ?? {};
      const name = String(selector);
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) return internalError(`The Struct has no field "${name}".`);
      return ok(field.value ?? nullValue());
    }
    case 'array': {
      const item = typeof selector === 'number' ? value.value.items[selector] : undefined;
      return item === undefined ? internalError(`The Array has no element ${selector}.`) : ok(item);
    }
    case 'map': {
      const name = String(selector);
      const entry = value.value.entries.find(({ key }) => key !== undefined && valueText(key) === name);
      return ok(entry?.value ?? nullValue());
    }
    default:
      return valueError(`A path cannot get anything from ${typeNameOf(variable)}.`);
  }
}

/** The selector that a dynamic one stands for: a STR is a key, an INT an index. */
export function selectorOf(value: VariableValue): Result<Selector, ValueError> {
  if (value.value.case === 'str') return ok(value.value.value);
  if (value.value.case === 'int') return ok(Number(value.value.value));
  return valueError(`A path goes by STR or INT, not by ${typeNameOf(value)}.`);
}
