/**
 * Where our engine wants to differ from the real 1.2.1, as rules over what random seeds show; engine/README.md gives
 * the reasons to people.
 */
import type { Difference } from '../compare.ts';
import type { Json } from './types.ts';

interface Rule {
  readonly name: string;
  readonly holds: (difference: Difference, real: Json, ours: Json) => boolean;
}

const rules: readonly Rule[] = [];

/** The name of the rule that explains the difference. */
export const known = (difference: Difference, real: Json, ours: Json): string | undefined =>
  rules.find(({ holds }) => holds(difference, real, ours))?.name;
