/** The problems of the drawing by the record they belong to, for badges on cards and frames and for messages at fields. */
import type { Place, Problem, Severity } from '#model/document/problem.ts';

export interface ProblemMark {
  readonly severity: Severity;
  readonly count: number;
  readonly first: string;
}

const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 };
const indexes = new WeakMap<readonly Problem[], ReadonlyMap<string, ProblemMark>>();

const keyOf = ({ thread, node }: Place): string | undefined =>
  thread === undefined || node === undefined ? thread : `${thread}/${node}`;

function indexOf(problems: readonly Problem[]): ReadonlyMap<string, ProblemMark> {
  const known = indexes.get(problems);
  if (known) return known;
  const index = new Map<string, ProblemMark>();
  for (const problem of problems) {
    const key = keyOf(problem.place);
    if (key === undefined) continue;
    const mark = index.get(key);
    const isWorse = mark === undefined || rank[problem.severity] > rank[mark.severity];
    index.set(key, {
      severity: isWorse ? problem.severity : mark.severity,
      first: isWorse ? problem.message : mark.first,
      count: (mark?.count ?? 0) + 1,
    });
  }
  indexes.set(problems, index);
  return index;
}

/** The problems of a node (`thread/node`) with its edges, or of a thread itself (`thread`) with its variables. */
export const problemsOf = (problems: readonly Problem[], key: string): readonly Problem[] =>
  problems.filter(({ place }) => keyOf(place) === key);

/** Of a node (`thread/node`), or of a thread itself (`thread`). */
export const problemMark = (problems: readonly Problem[], key: string): ProblemMark | undefined =>
  indexOf(problems).get(key);

/** Problems of one field of a record and of what is inside it. */
export function problemsAt(
  problems: readonly Problem[],
  record: { readonly thread?: string; readonly node?: string; readonly variable?: string },
  field: string,
): readonly Problem[] {
  return problems.filter(({ place }) => {
    if (place.thread !== record.thread || place.node !== record.node || place.variable !== record.variable)
      return false;
    const at = place.field ?? (place.edge === undefined ? undefined : `next/${place.edge}`);
    return at === field || at?.startsWith(`${field}/`) === true;
  });
}
