/** All definitions that a workflow can name: the project's, and those that its own file carries, which win. */
import type { Definitions } from './definitions.ts';
import type { Drawing } from './drawing.ts';

export const mergedDefinitions = ({ definitions, workflow }: Drawing): Definitions =>
  workflow.definitions === undefined ? definitions : mergeDefinitions(definitions, workflow.definitions);

/** Of two with the same name `own` wins. */
export function mergeDefinitions(shared: Definitions, own: Definitions): Definitions {
  const merge = <D extends { readonly name: string }>(
    theirs: readonly D[],
    ours: readonly D[],
  ): readonly D[] => {
    const names = new Set(ours.map(({ name }) => name));
    return [...theirs.filter(({ name }) => !names.has(name)), ...ours];
  };
  return {
    taskDefs: merge(shared.taskDefs, own.taskDefs),
    externalEventDefs: merge(shared.externalEventDefs, own.externalEventDefs),
    workflowEventDefs: merge(shared.workflowEventDefs, own.workflowEventDefs),
    userTaskDefs: merge(shared.userTaskDefs, own.userTaskDefs),
    structDefs: merge(shared.structDefs, own.structDefs),
  };
}
