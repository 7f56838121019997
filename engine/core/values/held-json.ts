/**
 * The JSON that a JSON_OBJ or JSON_ARR holds. Text that could not be read when it came is kept as it is (stored-json.ts),
 * and counts as empty: so says 1.2.1 of its keys, size, elements and text.
 */
import { type JsonObject, type JsonValue, parseJson } from '#model/values/json-text.ts';

export function objectIn(text: string): JsonObject {
  const json = parseJson(text, 'unique-keys');
  return json instanceof Map ? json : new Map<string, JsonValue>();
}

export function listIn(text: string): JsonValue[] {
  const json = parseJson(text, 'unique-keys');
  return Array.isArray(json) ? json : [];
}
