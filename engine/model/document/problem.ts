/**
 * What is wrong with a file, a drawing or an expression, as a value: a stable code, a place and a sentence that
 * names place, cause and way out. Problems are never thrown.
 */
import type { ProblemCode } from './problem-code.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Where a problem is. Records are named; lines are filled in where the text of the file is at hand. */
export interface Place {
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  readonly thread?: string;
  readonly node?: string;
  /** Index into the node's `next`. */
  readonly edge?: number;
  readonly variable?: string;
  readonly definition?: { readonly kind: DefinitionKind; readonly name: string };
  /** Path of the field inside the record, as in the document's types: `args/1`, `next/0/when`, `backoff/baseMs`. */
  readonly field?: string;
  /** Index of the first character meant inside the field's own text (expressions, mutations, types). */
  readonly offset?: number;
  /** Number of characters meant, from `offset` on. */
  readonly length?: number;
}

export type DefinitionKind =
  'task-def' | 'external-event-def' | 'workflow-event-def' | 'user-task-def' | 'struct-def';

export interface Problem {
  /** Stable kebab-case name, e.g. `unknown-key`, `edge-to-missing-node`, `type-mismatch`. */
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** One sentence: what, and what to do about it. */
  readonly message: string;
  readonly place: Place;
}
