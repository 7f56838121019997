/** A record without the fields that are undefined, so that equal documents look equal. */
export const present = <T extends object>(record: T): T => {
  const kept = { ...record };
  for (const key of Object.keys(kept) as (keyof T)[]) if (kept[key] === undefined) delete kept[key];
  return kept;
};
