/**
 * Remembers what a pure function of a text gave. Of a workflow's thousands of texts one changes between two checks, so
 * nearly every parse is a repeated one. What is remembered is shared: nobody may change it.
 */

const MAX_TEXTS = 20_000;
/** Longer ones are rare and would hold much memory. */
const MAX_LENGTH = 500;

export const remembered = <T>(compute: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const old = known.get(text);
    if (old !== undefined) return old;
    const value = compute(text);
    if (text.length > MAX_LENGTH) return value;
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(text, value);
    return value;
  };
};
