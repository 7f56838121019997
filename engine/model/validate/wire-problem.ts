/** What the server's verdict on a WfSpec is made of: its problems by record and field, before they are a drawing's Problems. */
import type { ProblemCode } from '../document/problem-code.ts';

/** A problem that the server has or, when it is `accepted`, does not even look for although the run will fail of it. */
export interface JudgedProblem extends WireProblem {
  readonly accepted?: true;
}

/** What the server has against a WfSpec, and where: the places are named as in the workflow file. */
export interface WireProblem {
  /** Stable kebab-case name. */
  readonly code: ProblemCode;
  /** One sentence: what, and what to do about it. */
  readonly message: string;
  /** What a real server calls it: the fixed phrases that programs look for in its refusals. */
  readonly serverWords?: string;
  readonly thread?: string;
  readonly node?: string;
  /** Index into the node's outgoing edges. */
  readonly edge?: number;
  readonly variable?: string;
  /** Path of the field inside the record, as in the document's types: `args/1`, `next/0/set/2`. */
  readonly field?: string;
}
