/**
 * Everything that is to be said of a drawing: what does not compile, what a server would refuse, and what it would take
 * though it is probably not meant. After an edit only what it touched is judged again.
 */
import type { Drawing } from '../document/drawing.ts';
import type { Definitions } from '../document/definitions.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadVarDef, WorkflowDocument } from '../document/workflow.ts';
import { ancestors } from '../rules/thread-family.ts';
import { definitionProblems } from './definition-problems.ts';
import { allLints } from './lints/all-lints.ts';
import type { LintContext } from './lints/lint.ts';
import type { MetadataLookup } from './metadata-lookup.ts';
import { nodeOutput } from './node-output.ts';
import { inOrderOfFile } from './order-of-problems.ts';
import { partialRequest, type PartialRequest } from './partial-request.ts';
import { projectLookup } from './project-lookup.ts';
import { serverVerdict } from './server-verdict.ts';

const known = new WeakMap<
  WorkflowDocument,
  { readonly definitions: Definitions; readonly problems: readonly Problem[] }
>();

/**
 * Problems in the order of the file; errors are what keeps the workflow from running or from being pushed.
 * @param others looks up WfSpecs of other workflows; absent: what concerns them is an info
 */
export function validateWorkflow(
  drawing: Drawing,
  others?: Pick<MetadataLookup, 'wfSpec' | 'latestWfSpec'>,
): readonly Problem[] {
  const { workflow, definitions } = drawing;
  const present = others === undefined ? known.get(workflow) : undefined;
  if (present !== undefined && present.definitions === definitions) return present.problems;
  const project = projectLookup(drawing);
  const lookup: MetadataLookup =
    others === undefined ? project : { ...project, ...others, answersAlwaysSame: false };
  const compiled = partialRequest(workflow);
  const problems = inOrderOfFile(workflow, [
    ...compiled.problems,
    ...serverVerdict(compiled.request, lookup, compiled.problems, others !== undefined),
    ...allLints(lintContext(drawing, lookup, compiled)),
    ...definitionProblems(drawing, lookup),
  ]);
  if (others === undefined) known.set(workflow, { definitions, problems });
  return problems;
}

function lintContext(drawing: Drawing, lookup: MetadataLookup, { request }: PartialRequest): LintContext {
  const threads = drawing.workflow.threads;
  const visible = new Map<string, ReadonlyMap<string, ThreadVarDef>>();
  const see = (thread: string) => {
    const family = ancestors(threads, thread);
    const variables = threads
      .filter((each) => family.has(each.name))
      .flatMap((each) => each.variables.map((variable) => [variable.name, variable] as const));
    return new Map(variables);
  };
  return {
    drawing,
    lookup,
    visible: (thread) => {
      const seen = visible.get(thread) ?? see(thread);
      visible.set(thread, seen);
      return seen;
    },
    outputOf: (thread, node) => {
      const nodes = request.threadSpecs[thread]?.nodes ?? {};
      const found = Object.hasOwn(nodes, node) ? nodes[node] : undefined;
      return found && nodeOutput(found, lookup);
    },
  };
}
