/** The answer of a rule: allowed, or refused with the sentence that the cursor, the form and the command all show. */
import type { Refusal } from '../commands/refusal.ts';

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly refusal: Refusal };

export const allowed: Verdict = { allowed: true };

export const notAllowed = (code: string, message: string): Verdict => ({
  allowed: false,
  refusal: { code, message },
});
