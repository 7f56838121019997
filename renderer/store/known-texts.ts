/**
 * Which text a record was written as: an edit that is taken back, by undo or by hand, gives the old text back to the
 * letter, with its comments and its quoting. Else a file would stay unsaved although nothing in it is different.
 */
import { sameRecord } from '#model/text/same-record.ts';

/** Steps that are remembered for a file; texts are whole, so that this bounds memory. */
const STEPS_MAX = 40;

interface Chain {
  readonly steps: { readonly record: unknown; readonly text: string }[];
  /** What the last step wrote. Another text since then is the user's own, whose comments must not be lost. */
  last: string;
}

const chains = new Map<string, Chain>();

/**
 * The text of a file after an edit of its record.
 * @param file unique among open files; @param before an empty text: there was no file
 * @param isOnDisk an empty text would then be a broken file; @param write makes the text of a record not seen yet
 */
export function knownText<T>(
  file: string,
  before: { readonly record: T; readonly text: string },
  after: T,
  isOnDisk: boolean,
  write: () => string,
): string {
  let chain = chains.get(file);
  if (chain?.last !== before.text) {
    chain = { steps: [before], last: before.text };
    chains.set(file, chain);
  }
  const known = chain.steps.findLast(
    (step) => (step.text !== '' || !isOnDisk) && sameRecord(step.record, after),
  );
  const text = known?.text ?? write();
  if (known === undefined) chain.steps.push({ record: after, text });
  // The first one stays: it is what the user opened or typed.
  if (chain.steps.length > STEPS_MAX) chain.steps.splice(1, 1);
  chain.last = text;
  return text;
}

/** The very object that was written to this file before, if it says the same: what is known of it need not be found again. */
export const knownRecord = <T>(file: string, record: T): T =>
  (chains.get(file)?.steps.findLast((step) => sameRecord(step.record, record))?.record as T | undefined) ??
  record;
