/** REMOVE_IF_PRESENT, REMOVE_INDEX and REMOVE_KEY (littlehorse.md §4.5). */
import { create } from '@bufbuild/protobuf';
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import {
  type Array as ArrayValue,
  ArraySchema,
  MapSchema,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { convertForVariable } from './assign.ts';
import { jsonEquals, valueEquals } from './equality.ts';
import { longFromDouble, parseLong } from '#model/values/java-long.ts';
import { printJson } from '#model/values/json-text.ts';
import { listIn, objectIn } from './held-json.ts';
import { toJson } from './json-value.ts';
import { isNull } from './null-value.ts';
import { badLeft } from './server-words.ts';
import { internalError, type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { arrayValue, jsonArrValue, jsonObjValue, mapValue, typeNameOf } from './variable-value.ts';

/** All equal elements go; 3 does not remove 3.0, and an object or list removes nothing (seen on 1.2.1). */
export function removeIfPresent(
  list: VariableValue,
  element: VariableValue,
): Result<VariableValue, ValueError> {
  const { value } = list;
  if (value.case === 'array') return removeItem(value.value, element);
  if (value.case !== 'jsonArr') return valueError(badLeft(VariableMutationType.REMOVE_IF_PRESENT, list));
  const items = listIn(value.value);
  const isWhole = element.value.case === 'jsonObj' || element.value.case === 'jsonArr';
  const unwanted = isWhole ? undefined : toJson(element);
  const kept = items.filter((item) => unwanted === undefined || !jsonEquals(item, unwanted, 'type-strict'));
  return ok(jsonArrValue(printJson(kept)));
}

/** What is to go is converted to what the Array says of its elements; NULL can't be (asked of 1.2.1). */
function removeItem(array: ArrayValue, element: VariableValue): Result<VariableValue, ValueError> {
  const { elementType } = array;
  if (elementType !== undefined && isNull(element)) return valueError('Coercing from NULL not supported.');
  const wanted = elementType === undefined ? ok(element) : convertForVariable(element, elementType);
  if (!wanted.ok) return wanted;
  return ok(
    withItems(
      array,
      array.items.filter((item) => !valueEquals(item, wanted.value, 'type-strict')),
    ),
  );
}

/** The index may be the text of one (seen on 1.2.1). An index out of range or negative crashes the real server (§11, row 57). */
export function removeIndex(list: VariableValue, index: VariableValue): Result<VariableValue, ValueError> {
  const { value } = list;
  const at = indexOf(index);
  if (at === undefined) return valueError(`REMOVE_INDEX needs a number, not ${typeNameOf(index)}.`);
  if (value.case === 'array') {
    const { items } = value.value;
    return at < 0 || at >= items.length
      ? internalError(`Index out of bounds: ${at}`)
      : ok(withItems(value.value, items.toSpliced(at, 1)));
  }
  if (value.case !== 'jsonArr') return valueError(badLeft(VariableMutationType.REMOVE_INDEX, list));
  const items = listIn(value.value);
  if (at >= 0 && at < items.length) return ok(jsonArrValue(printJson(items.toSpliced(at, 1))));
  const why = `Index ${at} out of bounds for length ${items.length}`;
  return internalError(`Caught unexpected error when mutating variables: ${why}`);
}

/** A key that is not there is no error, nor is NULL; the key's text counts. */
export function removeKey(object: VariableValue, key: VariableValue): Result<VariableValue, ValueError> {
  const { value } = object;
  if (isNull(key) && (value.case === 'map' || value.case === 'jsonObj')) return ok(object);
  const name = valueText(key);
  if (value.case === 'map') {
    const map = create(MapSchema);
    map.entries = value.value.entries.filter(
      (entry) => entry.key === undefined || valueText(entry.key) !== name,
    );
    map.mapType = value.value.mapType;
    return ok(mapValue(map));
  }
  if (value.case !== 'jsonObj') return valueError(badLeft(VariableMutationType.REMOVE_KEY, object));
  const json = objectIn(value.value);
  json.delete(name);
  return ok(jsonObjValue(printJson(json)));
}

function indexOf({ value }: VariableValue): number | undefined {
  if (value.case === 'str') {
    const long = parseLong(value.value);
    return long === undefined ? undefined : Number(long);
  }
  if (value.case === 'int') return Number(value.value);
  return value.case === 'double' ? Number(longFromDouble(value.value)) : undefined;
}

function withItems(array: ArrayValue, items: VariableValue[]): VariableValue {
  const out = create(ArraySchema);
  out.items = items;
  out.elementType = array.elementType;
  return arrayValue(out);
}
