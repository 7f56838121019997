/** Variable names are global to a WfSpec: only `INPUT` may be declared in many threads (littlehorse.md §2.3, §3.2). */
import type { WorkflowDocument } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

export function mayNameVariable(workflow: WorkflowDocument, thread: string, name: string): Verdict {
  if (name.trim() === '') return notAllowed('name-empty', 'A variable needs a name.');
  if (name === 'INPUT') return mayDeclareInput(workflow, thread);
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

function mayDeclareInput(workflow: WorkflowDocument, thread: string): Verdict {
  const declares = workflow.threads.find((each) => each.name === thread)?.variables ?? [];
  if (declares.every((variable) => variable.name !== 'INPUT')) return allowed;
  return notAllowed('name-taken', `Thread “${thread}” declares INPUT already.`);
}
