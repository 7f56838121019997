/** Variables that nothing uses, and defaults that are never taken. */
import type { Problem } from '../../document/problem.ts';
import { descendants } from '../../rules/thread-family.ts';
import type { ThreadLint } from './lint.ts';
import { usedInThread } from './used-names.ts';

export const lintVariables: ThreadLint = (thread, { drawing }) => {
  if (thread.variables.length === 0) return [];
  const seeing = descendants(drawing.workflow.threads, thread.name);
  const users = drawing.workflow.threads.filter((each) => seeing.has(each.name)).map(usedInThread);
  const isUsed = (name: string) => users.some(({ variables }) => variables.has(name));
  const problems: Problem[] = [];
  for (const variable of thread.variables) {
    const { name, searchable, access, required } = variable;
    const place = { thread: thread.name, variable: name };
    if (!isUsed(name) && name !== 'INPUT' && !searchable && access === undefined)
      problems.push({
        code: 'unused-variable',
        severity: 'warning',
        message: `Nothing uses variable “${name}” of thread “${thread.name}”; use it or take it away.`,
        place,
      });
    if (required && variable.default !== undefined)
      problems.push({
        code: 'default-never-used',
        severity: 'info',
        message: `Variable “${name}” is required, so its default is never used; take one of the two away.`,
        place: { ...place, field: 'default' },
      });
  }
  return problems;
};
