/** Values that the last run showed: what JSON looks like inside, which no type says. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Ast } from './ast.ts';
import { parseExpression } from './parse.ts';

/** Values as JSON; undefined: none was seen. */
export interface SeenValues {
  variable(name: string): JsonValue | undefined;
  nodeOutput(node: string): JsonValue | undefined;
}

/** The value of a text like `cart.items[0]`; undefined when the text says more than a path, or nothing was seen there. */
export const seenAt = (text: string, seen: SeenValues | undefined): JsonValue | undefined => {
  if (seen === undefined) return undefined;
  const parsed = parseExpression(text);
  return parsed.ok ? valueOf(parsed.value, seen) : undefined;
};

const valueOf = (ast: Ast, seen: SeenValues): JsonValue | undefined => {
  switch (ast.kind) {
    case 'variable':
      return seen.variable(ast.name);
    case 'output':
      return seen.nodeOutput(ast.node.text);
    case 'cast':
      return valueOf(ast.base, seen);
    case 'path':
      return ast.selectors.reduce<JsonValue | undefined>(
        (value, selector) => {
          if (selector.kind === 'key') return keyOf(value, selector.key);
          // Any element shows what elements look like.
          if (selector.kind === 'index') return Array.isArray(value) ? value.at(selector.index) : undefined;
          return Array.isArray(value) ? value[0] : undefined;
        },
        valueOf(ast.base, seen),
      );
    default:
      return undefined;
  }
};

const keyOf = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? value[key]
    : undefined;

/** Keys of an object that was seen, with what stood there. */
export const seenFields = (value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** The type that LittleHorse gives to such a value when it is taken out of JSON. */
export const seenTypeName = (value: JsonValue): string => {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'JSON_ARR';
  if (typeof value === 'object') return 'JSON_OBJ';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INT' : 'DOUBLE';
  return typeof value === 'boolean' ? 'BOOL' : 'STR';
};

const LONGEST = 48;

/** One short line. */
export const seenText = (value: JsonValue): string => {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
};
