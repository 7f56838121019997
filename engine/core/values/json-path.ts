/** JsonPath on parsed JSON: reading with Jayway's rules, and writing to the one place that a plain path names. */
import { ok, type Result } from '#model/result.ts';
import { type Follow, passes } from './json-path-filter.ts';
import { callFunction, isAggregate } from './json-path-function.ts';
import { parseJsonPath } from './json-path-parse.ts';
import type { Step } from './json-path-step.ts';
import { type JsonObject, type JsonValue, printJson } from '#model/values/json-text.ts';
import { cannotRead } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';

/** Paths already parsed. A WfSpec has few of them and uses them again and again. */
const parsed = new Map<string, Result<readonly Step[], string>>();
const PARSED_MAX = 1000;

function stepsOf(path: string): Result<readonly Step[], string> {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  if (parsed.size >= PARSED_MAX) parsed.clear();
  const steps = parseJsonPath(path);
  parsed.set(path, steps);
  return steps;
}

/**
 * What the path leads to; undefined when nothing is there, which is NULL to LittleHorse (littlehorse.md §4.8). Paths with
 * `..`, `*`, slices, filters or several indices always give a list. A path that cannot be parsed is an error (seen on
 * 1.2.1, against §4.8). Of Jayway's language, functions with arguments are not known.
 */
export function readJsonPath(root: JsonValue, path: string): Result<JsonValue | undefined, ValueError> {
  const steps = stepsOf(path);
  if (!steps.ok) return valueError(cannotRead(path, printJson(root), steps.error));
  const aggregate = steps.value.findIndex((step) => step.kind === 'function' && isAggregate(step.name));
  if (aggregate >= 0 && steps.value.slice(0, aggregate).some(isMany)) {
    const why = 'Aggregation function attempted to calculate value using empty array';
    return valueError(cannotRead(path, printJson(root), why));
  }
  return ok(follow(root, steps.value, root));
}

const isMany = (step: Step): boolean =>
  step.kind === 'deep' ||
  step.kind === 'wildcard' ||
  step.kind === 'slice' ||
  step.kind === 'filter' ||
  (step.kind === 'indices' && step.indices.length > 1);

function follow(from: JsonValue, steps: readonly Step[], root: JsonValue): JsonValue | undefined {
  let found: JsonValue[] = [from];
  let many = false;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] as Step;
    if (step.kind === 'function') {
      // After a path with many results Jayway calls it for each of them.
      found = found.map((each) => callFunction(step.name, each)).filter((each) => each !== undefined);
    } else
      found =
        step.kind === 'deep'
          ? found.flatMap(withDescendants)
          : found.flatMap((each) => take(each, step, root));
    many ||= isMany(step);
    if (!many && found.length === 0) return undefined;
  }
  return many ? found : found[0];
}

function withDescendants(value: JsonValue): JsonValue[] {
  const out: JsonValue[] = [];
  const visit = (each: JsonValue): void => {
    out.push(each);
    for (const child of childrenOf(each)) visit(child);
  };
  visit(value);
  return out;
}

function childrenOf(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value.values()] : [];
}

/** One step from one value: the values that it leads to. */
function take(value: JsonValue, step: Step, root: JsonValue): JsonValue[] {
  switch (step.kind) {
    case 'keys':
      return value instanceof Map ? pick(value, step.names) : [];
    case 'indices':
      return Array.isArray(value)
        ? step.indices.map((index) => value.at(index)).filter((item) => item !== undefined)
        : [];
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'wildcard':
      return childrenOf(value);
    case 'filter': {
      const inner: Follow = (from, steps) => follow(from, steps, root);
      const candidates = Array.isArray(value) ? value : value instanceof Map ? [value] : [];
      return candidates.filter((each) => passes(step.test, each, root, inner));
    }
    default:
      return [];
  }
}

function pick(object: JsonObject, names: readonly string[]): JsonValue[] {
  const [only] = names;
  if (names.length === 1 && only !== undefined) {
    const value = object.get(only);
    return value === undefined ? [] : [value];
  }
  const out: JsonObject = new Map();
  for (const name of names) {
    const value = object.get(name);
    if (value !== undefined) out.set(name, value);
  }
  return [out];
}

/** The first step before the last that leads nowhere, as Jayway writes it: `$['x']`. */
export function missingPlace(root: JsonValue, place: readonly (string | number)[]): string {
  let text = '$';
  let at: JsonValue | undefined = root;
  for (const key of place.slice(0, -1)) {
    text += typeof key === 'string' ? `['${key}']` : `[${key}]`;
    at = stepInto(at, key);
    if (at === undefined) break;
  }
  return text;
}

function stepInto(at: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (typeof key === 'string') return at instanceof Map ? at.get(key) : undefined;
  return Array.isArray(at) ? at.at(key) : undefined;
}

/** The keys and indices of a path that names exactly one place; undefined for every other path. */
export function placeOf(path: string): (string | number)[] | undefined {
  const place: (string | number)[] = [];
  const steps = stepsOf(path);
  if (!steps.ok) return undefined;
  for (const step of steps.value) {
    const only = step.kind === 'keys' ? step.names : step.kind === 'indices' ? step.indices : [];
    if (only.length !== 1 || only[0] === undefined) return undefined;
    place.push(only[0]);
  }
  return place;
}

/**
 * Writes into `root` (which is changed) and answers the document; undefined when the place cannot be reached. The last
 * key may be new, everything before it must be there (§4.5); a negative index cannot be written to (seen on 1.2.1).
 */
export function writeAt(
  root: JsonValue,
  place: readonly (string | number)[],
  value: JsonValue,
): JsonValue | undefined {
  if (place.length === 0) return value;
  let at: JsonValue | undefined = root;
  for (const key of place.slice(0, -1)) at = stepInto(at, key);
  const last = place.at(-1) as string | number;
  if (typeof last === 'string') {
    if (!(at instanceof Map)) return undefined;
    at.set(last, value);
    return root;
  }
  if (!Array.isArray(at)) return undefined;
  if (last < 0 || last >= at.length) return undefined;
  at[last] = value;
  return root;
}
