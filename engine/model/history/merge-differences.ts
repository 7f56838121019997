/** Two steps of undo as one: each record from where the first began to where the second ended. */
import { sameValue } from '../diff/same-value.ts';
import { type Difference, recordId } from './records.ts';

export function mergeDifferences(
  first: readonly Difference[],
  second: readonly Difference[],
): readonly Difference[] {
  const merged = new Map(first.map((each) => [recordId(each), each]));
  for (const each of second) {
    const id = recordId(each);
    const earlier = merged.get(id);
    merged.set(id, earlier === undefined ? each : ({ ...each, before: earlier.before } as Difference));
  }
  return [...merged.values()].filter((each) => !sameValue(each.before, each.after));
}
