/** ADD and EXTEND on JSON_ARR, Array and Map (littlehorse.md §4.5). */
import { create } from '@bufbuild/protobuf';
import {
  type Array as ArrayValue,
  ArraySchema,
  type Map as MapValue,
  type Map_Entry,
  MapSchema,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { convertForVariable } from './assign.ts';
import { valueEquals } from './equality.ts';
import { isNull } from './null-value.ts';
import { printJson } from '#model/values/json-text.ts';
import { listIn } from './held-json.ts';
import { toJson } from './json-value.ts';
import { type ValueError, valueError } from './value-error.ts';
import { arrayValue, jsonArrValue, mapValue, typeNameOf } from './variable-value.ts';

/** JSON_ARR ADD x: one more element. NULL, an Array, a Map or a Struct cannot be one (seen on 1.2.1). */
export function addElement(list: string, element: VariableValue): Result<VariableValue, ValueError> {
  const { case: kind } = element.value;
  if (kind === undefined || kind === 'array' || kind === 'map' || kind === 'struct') {
    return valueError(`Cannot add by null: ${typeNameOf(element)} cannot be an element of a JSON_ARR`);
  }
  return ok(jsonArrValue(printJson([...listIn(list), toJson(element)])));
}

/** Undefined: EXTEND is not defined for these two. */
export function extendCollection(
  left: VariableValue,
  right: VariableValue,
): Result<VariableValue, ValueError> | undefined {
  const [a, b] = [left.value, right.value];
  if (a.case === 'jsonArr' && b.case === 'jsonArr') {
    return ok(jsonArrValue(printJson([...listIn(a.value), ...listIn(b.value)])));
  }
  if (a.case === 'array') return extendArray(a.value, right);
  if (a.case === 'map' && b.case === 'map') return ok(merge(a.value, b.value));
  return undefined;
}

/** A single element is converted to the Array's element type; NULL cannot be one (seen on 1.2.1). */
function extendArray(array: ArrayValue, right: VariableValue): Result<VariableValue, ValueError> {
  if (right.value.case === 'array') return ok(withItems(array, right.value.value.items));
  const { elementType } = array;
  if (elementType === undefined) return ok(withItems(array, [right]));
  if (isNull(right)) return valueError('Cannot extend an Array by null');
  const element = convertForVariable(right, elementType);
  return element.ok ? ok(withItems(array, [element.value])) : element;
}

function withItems(array: ArrayValue, more: readonly VariableValue[]): VariableValue {
  const out = create(ArraySchema);
  out.items = [...array.items, ...more];
  out.elementType = array.elementType;
  return arrayValue(out);
}

/** The right side wins; a key keeps the place it had on the left. */
function merge(left: MapValue, right: MapValue): VariableValue {
  const entries: Map_Entry[] = [...left.entries];
  for (const entry of right.entries) {
    const { key } = entry;
    const at = entries.findIndex((own) => own.key && key && valueEquals(own.key, key, 'type-strict'));
    if (at < 0) entries.push(entry);
    else entries[at] = entry;
  }
  const out = create(MapSchema);
  out.entries = entries;
  out.mapType = left.mapType;
  return mapValue(out);
}
