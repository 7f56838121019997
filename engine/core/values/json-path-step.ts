/** The parts that a JsonPath is parsed into (the subset of Jayway's language that littlehorse.md §4.8 speaks of). */
import type { JsonValue } from '#model/values/json-text.ts';

export type Step =
  /** `.a`, `['a']`, `['a','b']`: several names make an object of those that are there. */
  | { readonly kind: 'keys'; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, `[0,2]`. */
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  /** `[1:3]`, `[-2:]`, `[:2]`. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  /** `..`: the next step is tried on the value and on everything below it. */
  | { readonly kind: 'deep' }
  | { readonly kind: 'filter'; readonly test: Predicate }
  | { readonly kind: 'function'; readonly name: PathFunction };

export const PATH_FUNCTIONS = [
  'length',
  'size',
  'min',
  'max',
  'sum',
  'avg',
  'keys',
  'first',
  'last',
] as const;
export type PathFunction = (typeof PATH_FUNCTIONS)[number];

export const FILTER_OPERATORS = ['==', '!=', '<=', '>=', '<', '>', '=~', 'in', 'nin'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export type Operand =
  /** `/a.*\/i`, to the right of `=~`: must match the whole text. */
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'literal'; readonly value: JsonValue }
  /** `@.x` looks below the element that is tested, `$.x` below the whole document. */
  | { readonly kind: 'path'; readonly from: '@' | '$'; readonly steps: readonly Step[] };

export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Predicate[] }
  | { readonly kind: 'not'; readonly term: Predicate }
  | { readonly kind: 'exists'; readonly operand: Operand }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: FilterOperator;
      readonly right: Operand;
    };
