/** Which TaskDefs a workflow calls, and which failures it knows for each: what the Run dialog asks mocks for. */
import type { Drawing } from '#model/document/drawing.ts';
import { mergeDefinitions, mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { TaskCall } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';

export interface CalledTask {
  readonly taskDef: string;
  /** Type of what it returns; undefined: nothing. */
  readonly returns: string | undefined;
  /** EXCEPTION names that some caller of it handles, in the order of the file. */
  readonly exceptions: readonly string[];
  /** Nodes that call it, as `thread/node`. */
  readonly nodes: readonly string[];
}

/**
 * In the order in which the file first calls them, then those of other workflows that it runs. TaskDefs that are named only
 * at run time come last, all of them.
 */
export function calledTasks(
  drawing: Drawing,
  others: readonly WorkflowDocument[] = [],
): readonly CalledTask[] {
  const found = new Map<string, { exceptions: Set<string>; nodes: string[] }>();
  const entry = (taskDef: string) => {
    const present = found.get(taskDef) ?? { exceptions: new Set<string>(), nodes: [] };
    found.set(taskDef, present);
    return present;
  };
  const taskDefs = others.reduce(
    (found, { definitions }) => (definitions ? mergeDefinitions(definitions, found) : found),
    mergedDefinitions(drawing),
  ).taskDefs;
  let isDynamic = false;
  const call = (each: TaskCall, at: string, exceptions: readonly string[]): void => {
    if (each.task === undefined) isDynamic ||= each.dynamicTask !== undefined;
    else {
      const task = entry(each.task);
      task.nodes.push(at);
      exceptions.forEach((name) => task.exceptions.add(name));
    }
  };
  for (const thread of [drawing.workflow, ...others].flatMap(({ threads }) => threads))
    for (const node of thread.nodes) {
      const at = `${thread.name}/${node.name}`;
      const handled = node.onFailure.flatMap(({ failure }) =>
        failure && isException(failure) ? [failure] : [],
      );
      if (node.kind === 'task') call(node, at, handled);
      if (node.kind === 'user-task')
        for (const { action } of node.actions) if (action.kind === 'task') call(action.call, at, []);
    }
  if (isDynamic) taskDefs.forEach(({ name }) => entry(name));
  return [...found].map(([taskDef, { exceptions, nodes }]) => {
    const returns = taskDefs.find(({ name }) => name === taskDef)?.returns;
    return {
      taskDef,
      returns: returns === undefined || returns === 'void' ? undefined : returns.type,
      exceptions: [...exceptions],
      nodes,
    };
  });
}

/** Names of EXCEPTIONs are lower case; LHErrorTypes are upper case. */
const isException = (failure: string): boolean => failure !== failure.toUpperCase();
