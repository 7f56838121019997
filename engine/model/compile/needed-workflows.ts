/** Which other workflows a server must hold before a WfSpec can be put or run there: its parent, and those that it starts. */
import type { WorkflowDocument } from '../document/workflow.ts';

/**
 * Of `others` those that `workflow` needs, directly or through each other, in the order in which they are to be put. A
 * node that only knows at run time which WfSpec it starts may need any. In a circle nobody comes first: then the order of
 * `others` holds.
 */
export function neededWorkflows(
  workflow: WorkflowDocument,
  others: readonly WorkflowDocument[],
): readonly WorkflowDocument[] {
  const byName = new Map(others.map((other) => [other.name, other]));
  const found = new Set<WorkflowDocument>();
  const visited = new Set([workflow.name]);
  const visit = (from: WorkflowDocument): void => {
    for (const name of namesIn(from) ?? byName.keys()) {
      const other = byName.get(name);
      if (other === undefined || visited.has(name)) continue;
      visited.add(name);
      visit(other);
      found.add(other);
    }
  };
  visit(workflow);
  return [...found];
}

/** Undefined: any. */
function namesIn({ parent, threads }: WorkflowDocument): readonly string[] | undefined {
  const names = parent === undefined ? [] : [parent.workflow];
  for (const { nodes } of threads)
    for (const node of nodes) {
      if (node.kind !== 'run-child-wf') continue;
      if (node.dynamicWorkflow !== undefined) return undefined;
      if (node.workflow !== undefined) names.push(node.workflow);
    }
  return names;
}
