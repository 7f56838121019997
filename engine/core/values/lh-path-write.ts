/**
 * Writes where an LHPath leads: `lhs_lh_path` of 1.3. The same places that reading knows; as with JSON paths the last key
 * of a JSON object, Map or Struct may be new, everything before it must be there.
 */
import { clone, create } from '@bufbuild/protobuf';
import {
  InlineStructSchema,
  Map_EntrySchema,
  StructFieldSchema,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { writeAt } from './json-path.ts';
import { fromJson, toJson } from './json-value.ts';
import type { Selector } from './lh-path.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { intValue, strValue, typeNameOf } from './variable-value.ts';

/** A changed copy of `root`. */
export function writeLhPath(
  root: VariableValue,
  path: readonly Selector[],
  value: VariableValue,
): Result<VariableValue, ValueError> {
  return write(clone(VariableValueSchema, root), path, value);
}

function write(
  at: VariableValue,
  path: readonly Selector[],
  value: VariableValue,
): Result<VariableValue, ValueError> {
  const [first, ...rest] = path;
  if (first === undefined) return ok(value);
  if (at.value.case === 'jsonObj' || at.value.case === 'jsonArr') {
    const written = writeAt(toJson(at), path, toJson(value));
    return written === undefined ? valueError('The path is not there to be changed.') : ok(fromJson(written));
  }
  const place = placeIn(at, first, rest.length === 0);
  if (place === undefined) return valueError(`"${first}" is not there to be changed in ${typeNameOf(at)}.`);
  const written = place.value === undefined ? ok(value) : write(place.value, rest, value);
  if (!written.ok) return written;
  place.value = written.value;
  return ok(at);
}

/** What holds the value at that place; a new holder when it may be created. */
function placeIn(
  { value }: VariableValue,
  selector: Selector,
  mayCreate: boolean,
): { value?: VariableValue } | undefined {
  if (value.case === 'struct') {
    const inline = (value.value.struct ??= create(InlineStructSchema));
    const name = String(selector);
    if (Object.hasOwn(inline.fields, name)) return inline.fields[name];
    return mayCreate ? (inline.fields[name] = create(StructFieldSchema)) : undefined;
  }
  if (value.case === 'map') {
    const { entries } = value.value;
    const found = entries.find(({ key }) => key !== undefined && valueText(key) === String(selector));
    if (found !== undefined || !mayCreate) return found;
    const entry = create(Map_EntrySchema);
    entry.key = typeof selector === 'string' ? strValue(selector) : intValue(BigInt(selector));
    entries.push(entry);
    return entry;
  }
  if (value.case !== 'array' || typeof selector !== 'number' || value.value.items[selector] === undefined) {
    return undefined;
  }
  const { items } = value.value;
  return {
    get value() {
      return items[selector] as VariableValue;
    },
    set value(item: VariableValue) {
      items[selector] = item;
    },
  };
}
