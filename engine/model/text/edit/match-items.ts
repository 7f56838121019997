/** Which item of a list became which: equal ones first, then what is left over in order, changed in place. */
import { sameTree, type Tree } from '../yaml/tree.ts';

export interface Match {
  /** Index before; undefined when the item is new. */
  readonly from: number | undefined;
  readonly item: Tree;
  readonly isSame: boolean;
}

export const matchItems = (before: readonly Tree[], after: readonly Tree[]): readonly Match[] => {
  const shared = Math.min(before.length, after.length);
  const same = (a: number, b: number) => sameTree(before[a] as Tree, after[b] as Tree);
  let head = 0;
  while (head < shared && same(head, head)) head++;
  let tail = 0;
  while (tail < shared - head && same(before.length - 1 - tail, after.length - 1 - tail)) tail++;
  const free = new Set<number>();
  for (let index = head; index < before.length - tail; index++) free.add(index);
  const equal = after.map((item, index) => {
    if (index < head) return index;
    if (index >= after.length - tail) return index + before.length - after.length;
    for (const candidate of free)
      if (sameTree(before[candidate] as Tree, item)) {
        free.delete(candidate);
        return candidate;
      }
    return undefined;
  });
  const left = [...free];
  return after.map((item, index) => {
    const from = equal[index];
    if (from !== undefined) return { from, item, isSame: true };
    return { from: left.shift(), item, isSame: false };
  });
};
