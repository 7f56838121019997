/** LHPath: keys and indices into JSON, Structs, Arrays and Maps (littlehorse.md §4.8). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { listIn, objectIn } from './held-json.ts';
import { readJsonPath } from './json-path.ts';
import { fromJson } from './json-value.ts';
import { nullValue } from './null-value.ts';
import { cannotGet } from './server-words.ts';
import { internalError, type ValueError, valueError } from './value-error.ts';
import { typeNameOf } from './variable-value.ts';

/** A key, or an index; dynamic selectors are resolved to one of them before. */
export type Selector = string | number;

/**
 * In JSON the rest of the path is a JSON path, with its keys as they are: `["a.b"]` looks for b in a, `["*"]` gives all,
 * and `["odd key"]` fails (asked of 1.2.1); whatever is missing gives NULL, and index −1 is the last element. A Map's
 * missing key gives NULL. A Struct's absent field and an Array's index out of range crash the real server.
 */
export function readLhPath(
  value: VariableValue,
  path: readonly Selector[],
): Result<VariableValue, ValueError> {
  let at = value;
  for (let depth = 0; depth < path.length; depth++) {
    const inner = at.value;
    if (inner.case === 'jsonObj' || inner.case === 'jsonArr') {
      const json = inner.case === 'jsonObj' ? objectIn(inner.value) : listIn(inner.value);
      const found = readJsonPath(json, jsonPathOf(path.slice(depth)));
      if (!found.ok) return found;
      return ok(found.value === undefined ? nullValue() : fromJson(found.value));
    }
    const next = select(at, path[depth] as Selector);
    if (!next.ok) return next;
    at = next.value;
  }
  return ok(at);
}

const jsonPathOf = (path: readonly Selector[]): string =>
  path.reduce<string>(
    (text, selector) => (typeof selector === 'string' ? `${text}.${selector}` : `${text}[${selector}]`),
    '$',
  );

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
      if (typeof selector === 'number' && selector < 0)
        return valueError(`Array index cannot be negative: ${selector}`);
      const item = typeof selector === 'number' ? value.value.items[selector] : undefined;
      return item === undefined ? internalError(`The Array has no element ${selector}.`) : ok(item);
    }
    case 'map': {
      const entry = value.value.entries.find(({ key }) => key !== undefined && isKey(key, selector));
      return ok(entry?.value ?? nullValue());
    }
    default:
      return valueError(cannotGet(variable));
  }
}

/** A key of the path is a STR: it finds no INT of the same text in a Map (asked of 1.2.1). */
const isKey = ({ value }: VariableValue, selector: Selector): boolean =>
  typeof selector === 'string'
    ? value.case === 'str' && value.value === selector
    : value.case === 'int' && value.value === BigInt(selector);

/** The selector that a dynamic one stands for: a STR is a key, an INT an index. */
export function selectorOf(value: VariableValue): Result<Selector, ValueError> {
  if (value.value.case === 'str') return ok(value.value.value);
  if (value.value.case === 'int') return ok(Number(value.value.value));
  return valueError(`A path goes by STR or INT, not by ${typeNameOf(value)}.`);
}
