/**
 * Text that stands as the printer itself would write it was not styled by anybody: when what it says changes, it is
 * printed anew, so that a file that is built step by step reads like one that is written at once. Only records are looked
 * at, no whole threads: this runs at every key press.
 */
const LOOKED_AT = 2_000;

export const isAsPrinted = (present: string, printed: () => string): boolean =>
  present.length <= LOOKED_AT && present === printed();
