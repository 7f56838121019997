/** Whether two lists hold the same objects and texts in the same order: what is remembered for one counts for the other. */
export const sameObjects = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
