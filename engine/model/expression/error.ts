/** What is wrong with a text in the expression language: one error, at an exact place, as a value. */
import type { ProblemCode } from '../document/problem-code.ts';

export interface ExpressionError {
  /** Stable kebab-case name, e.g. `unexpected-token`, `unclosed-string`, `too-deep`. */
  readonly code: ProblemCode;
  /** One sentence: what is wrong and what to write instead. */
  readonly message: string;
  /** Index of the first character (UTF-16 code unit) that is meant. */
  readonly offset: number;
  /** Number of characters meant; 0 points between two characters, e.g. at the end of the text. */
  readonly length: number;
}
