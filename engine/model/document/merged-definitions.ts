/** All definitions that a workflow can name: the project's, and those that its own file carries, which win. */
import type { Definitions } from './definitions.ts';
import type { Drawing } from './drawing.ts';

export function mergedDefinitions({ definitions, workflow }: Drawing): Definitions {
  const own = workflow.definitions;
  if (own === undefined) return definitions;
  const merge = <D extends { readonly name: string }>(
    shared: readonly D[],
    local: readonly D[],
  ): readonly D[] => {
    const names = new Set(local.map(({ name }) => name));
    return [...shared.filter(({ name }) => !names.has(name)), ...local];
  };
  return {
    taskDefs: merge(definitions.taskDefs, own.taskDefs),
    externalEventDefs: merge(definitions.externalEventDefs, own.externalEventDefs),
    workflowEventDefs: merge(definitions.workflowEventDefs, own.workflowEventDefs),
    userTaskDefs: merge(definitions.userTaskDefs, own.userTaskDefs),
    structDefs: merge(definitions.structDefs, own.structDefs),
  };
}
