/** What a lint gets to see of a workflow, and what it answers. A lint looks at what the server accepts. */
import type { Drawing } from '../../document/drawing.ts';
import type { Problem, Severity } from '../../document/problem.ts';
import type { ThreadSpec, ThreadVarDef } from '../../document/workflow.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { MetadataLookup } from '../metadata-lookup.ts';
import type { ProblemCode } from '../../document/problem-code.ts';

export interface LintContext {
  readonly drawing: Drawing;
  readonly lookup: MetadataLookup;
  /** Variables that a thread sees, by name. */
  visible(thread: string): ReadonlyMap<string, ThreadVarDef>;
  /** What a node gives to `output(…)`; undefined: no such node. */
  outputOf(thread: string, node: string): StaticType | undefined;
}

export type ThreadLint = (thread: ThreadSpec, context: LintContext) => readonly Problem[];

export const nodeProblem = (
  code: ProblemCode,
  severity: Severity,
  message: string,
  thread: string,
  node: string,
  field?: string,
): Problem => {
  const edge = field === undefined ? undefined : /^next\/(\d+)(\/|$)/.exec(field)?.[1];
  const place = { thread, node, field, ...(edge === undefined ? {} : { edge: Number(edge) }) };
  return { code, severity, message, place };
};
