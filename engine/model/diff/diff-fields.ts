/** Old and new values of the fields of two records, in the order in which they stand. */
import { sameValue } from './same-value.ts';

export interface FieldDifference {
  readonly field: string;
  /** undefined: the field is absent. Plain JSON values. */
  readonly before: unknown;
  readonly after: unknown;
}

export function diffFields(
  before: object,
  after: object,
  except: readonly string[],
): readonly FieldDifference[] {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  const found: FieldDifference[] = [];
  for (const field of new Set([...old.keys(), ...now.keys()])) {
    if (except.includes(field) || sameValue(old.get(field), now.get(field))) continue;
    found.push({ field, before: old.get(field), after: now.get(field) });
  }
  return found;
}
