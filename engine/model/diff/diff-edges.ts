/**
 * Edges have no names: those that lead to the same node are matched, first the equal ones, then in order. An edge whose
 * turn among the matched ones changed is reported with the field `order`, because edges are tried in order.
 */
import type { Edge } from '../document/node.ts';
import { type FieldDifference, diffFields } from './diff-fields.ts';
import { sameValue } from './same-value.ts';

export interface EdgeDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly to: string;
  /** Index in `next` before and after. */
  readonly indexBefore: number | undefined;
  readonly indexAfter: number | undefined;
  readonly fields: readonly FieldDifference[];
}

/** Index after by index before. */
function matched(before: readonly Edge[], after: readonly Edge[]): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  const pass = (fits: (a: Edge, b: Edge) => boolean) =>
    before.forEach((edge, index) => {
      if (matches.has(index)) return;
      const found = after.findIndex((other, at) => !taken.has(at) && fits(edge, other));
      if (found < 0) return;
      matches.set(index, found);
      taken.add(found);
    });
  pass(sameValue);
  pass((a, b) => a.to === b.to);
  return matches;
}

export function diffEdges(before: readonly Edge[], after: readonly Edge[]): readonly EdgeDifference[] {
  if (before === after) return [];
  const matches = matched(before, after);
  const order = [...matches.values()].sort((a, b) => a - b);
  const found: EdgeDifference[] = [];
  let turn = 0;
  before.forEach((edge, index) => {
    const at = matches.get(index);
    const other = at === undefined ? undefined : after[at];
    if (at === undefined || other === undefined) {
      found.push({ change: 'removed', to: edge.to, indexBefore: index, indexAfter: undefined, fields: [] });
      return;
    }
    const newTurn = order.indexOf(at);
    const moved: FieldDifference[] =
      newTurn === turn ? [] : [{ field: 'order', before: turn + 1, after: newTurn + 1 }];
    turn++;
    const fields = [...diffFields(edge, other, []), ...moved];
    if (fields.length > 0)
      found.push({ change: 'changed', to: edge.to, indexBefore: index, indexAfter: at, fields });
  });
  const kept = new Set(matches.values());
  after.forEach((edge, index) => {
    if (!kept.has(index))
      found.push({ change: 'added', to: edge.to, indexBefore: undefined, indexAfter: index, fields: [] });
  });
  return found;
}
