/**
 * Where our engine wants to differ from the real 1.2.1, by case, with the reason (engine/README.md lists them for
 * people). What is said to differ must differ: a line whose difference is gone fails.
 */
import type { Difference } from './compare.ts';

interface Known {
  readonly reason: string;
  /** Places that differ begin so; all places when absent. */
  readonly at?: readonly string[];
}

export const knownDifferences: Readonly<Record<string, Known>> = {};

/** The differences that nobody knows of; one that says so when a known difference is gone. */
export function verdict(name: string, found: readonly Difference[]): readonly Difference[] {
  const known = knownDifferences[name];
  if (known === undefined) return found;
  const isKnown = ({ at }: Difference) => known.at?.some((place) => at.startsWith(place)) ?? true;
  if (found.some(isKnown)) return found.filter((difference) => !isKnown(difference));
  return [
    { at: 'known-differences.ts', real: `differs: ${known.reason}`, ours: 'no difference any more' },
    ...found,
  ];
}
