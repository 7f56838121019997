/** Prints numbers and JSON the way Java's toString does, which is what clients of the real server see. */
import type { JsonDecimal, JsonValue } from './json-text.ts';

/** `Double.toString` of Java 19 and later: `2.5`, `3.0`, `1.0E10`, `4.9E-324`, `NaN`, `Infinity`. */
export function javaDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  let scientific = value.toExponential();
  // Java looks for the nearest decimal of at least two digits, JavaScript for the shortest one.
  if (!scientific.includes('.')) scientific = value.toExponential(1);
  return scientific.replace('e+', 'E').replace('e', 'E');
}

/** Java collections' toString: `{x=1, arr=[1, 2]}`, `[1, two, 3.0, {k=1}, null]` (littlehorse.md §4.8). */
export function javaText(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${key}=${javaText(item)}`).join(', ')}}`;
  }
  return javaDouble((value satisfies JsonDecimal).value);
}
