/** Where an arrow key leads in a grid whose rows break where they break. */

/**
 * @param tops where each item's upper edge is, in the order of the items: equal ones are in one row
 * @returns an index; undefined when the key leads nowhere
 */
export function nextInGrid(key: string, at: number, tops: readonly number[]): number | undefined {
  const last = tops.length - 1;
  const perRow = Math.max(1, tops.filter((top) => top === tops[0]).length);
  const to: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + perRow,
    ArrowUp: at - perRow,
    Home: 0,
    End: last,
  };
  const next = to[key];
  return next === undefined || next < 0 || next > last || next === at ? undefined : next;
}
