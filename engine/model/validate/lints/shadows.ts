/** Names that hide the same name further out: readers may take one for the other. */
import { listOf, wordOf } from '../../commands/definition-lists.ts';
import { sameValue } from '../../diff/same-value.ts';
import type { Drawing } from '../../document/drawing.ts';
import type { DefinitionKind, Problem } from '../../document/problem.ts';
import { ancestors } from '../../rules/thread-family.ts';
import type { ThreadLint } from './lint.ts';
import { usedInThread } from './used-names.ts';

const kinds = Object.keys(listOf) as readonly DefinitionKind[];

/** A definition that the workflow file carries wins over one of the project. Equal ones do no harm. */
export function lintShadowingDefinitions({ workflow, definitions }: Drawing): readonly Problem[] {
  const carried = workflow.definitions;
  if (carried === undefined) return [];
  return kinds.flatMap((kind) =>
    carried[listOf[kind]].flatMap((own): Problem | readonly Problem[] => {
      const hidden = definitions[listOf[kind]].find(({ name }) => name === own.name);
      if (hidden === undefined || sameValue(hidden, own)) return [];
      return {
        code: 'name-shadows',
        severity: 'warning',
        message: `The ${wordOf[kind]} “${own.name}” of this workflow file hides another one of the same name in the project's definitions; keep one, or rename one.`,
        place: { definition: { kind, name: own.name } },
      };
    }),
  );
}

/** `INPUT` is the one variable that several threads may declare; where it is read, the innermost is meant. */
export const lintShadowingInputs: ThreadLint = (thread, { drawing }) => {
  const declares = (each: typeof thread) => each.variables.some(({ name }) => name === 'INPUT');
  if (!declares(thread) || !usedInThread(thread).variables.has('INPUT')) return [];
  const above = ancestors(drawing.workflow.threads, thread.name);
  const hidden = drawing.workflow.threads.find(
    (each) => each !== thread && above.has(each.name) && declares(each),
  );
  if (hidden === undefined) return [];
  return [
    {
      code: 'name-shadows',
      severity: 'info',
      message: `INPUT of thread “${thread.name}” hides INPUT of thread “${hidden.name}” above it; to use that one here, copy it into a variable of another name there.`,
      place: { thread: thread.name, variable: 'INPUT' },
    },
  ];
};
