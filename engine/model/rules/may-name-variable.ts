/** Variable names are global to a WfSpec: two threads cannot declare the same one (littlehorse.md §2.3). */
import type { WorkflowDocument } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

export function mayNameVariable(workflow: WorkflowDocument, name: string): Verdict {
  if (name.trim() === '') return notAllowed('name-empty', 'A variable needs a name.');
  const owner = workflow.threads.find((thread) =>
    thread.variables.some((variable) => variable.name === name),
  );
  if (owner !== undefined)
    return notAllowed(
      'name-taken',
      `Thread “${owner.name}” declares a variable “${name}” already, and names count for the whole workflow; choose another name.`,
    );
  return allowed;
}
