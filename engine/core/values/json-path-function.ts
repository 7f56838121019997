/** The functions that may end a JsonPath: `$.items.length()`, `$.prices.max()`. */
import type { PathFunction } from './json-path-step.ts';
import { JsonDecimal, type JsonValue } from '#model/values/json-text.ts';

/** Those that reckon with all numbers of one list. */
export const isAggregate = (name: PathFunction): boolean =>
  name === 'min' || name === 'max' || name === 'sum' || name === 'avg';

/** Undefined where the function says nothing of such a value. Sums and the like are decimals, as in Jayway. */
export function callFunction(name: PathFunction, value: JsonValue): JsonValue | undefined {
  switch (name) {
    case 'length':
    case 'size':
      if (Array.isArray(value)) return BigInt(value.length);
      return value instanceof Map ? BigInt(value.size) : undefined;
    case 'keys':
      return value instanceof Map ? [...value.keys()] : undefined;
    case 'first':
      return Array.isArray(value) ? value[0] : undefined;
    case 'last':
      return Array.isArray(value) ? value.at(-1) : undefined;
    default:
      return Array.isArray(value)
        ? aggregate(
            name,
            value.map(amount).filter((each) => each !== undefined),
          )
        : undefined;
  }
}

function amount(value: JsonValue): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof JsonDecimal ? value.value : undefined;
}

function aggregate(name: 'min' | 'max' | 'sum' | 'avg', amounts: readonly number[]): JsonValue | undefined {
  if (amounts.length === 0) return undefined;
  const sum = amounts.reduce((total, each) => total + each, 0);
  switch (name) {
    case 'min':
      return new JsonDecimal(amounts.reduce((least, each) => Math.min(least, each)));
    case 'max':
      return new JsonDecimal(amounts.reduce((most, each) => Math.max(most, each)));
    case 'sum':
      return new JsonDecimal(sum);
    case 'avg':
      return new JsonDecimal(sum / amounts.length);
  }
}
