/**
 * Variables that a thread names but will not see: the server takes them, and the run fails there. A thread that handles
 * failures of waited-for threads runs below those, which are not known, so it is passed over.
 */
import type { Problem } from '../../document/problem.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { ancestors } from '../../rules/thread-family.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import { usedInThread } from './used-names.ts';

export const lintVisibility: ThreadLint = (thread, { drawing, visible }) => {
  const { threads, entrypoint } = drawing.workflow;
  const seen = visible(thread.name);
  const { uses, variables } = usedInThread(thread);
  const hidden = new Set([...variables].filter((name) => !seen.has(name)));
  if (hidden.size === 0) return [];
  const family = ancestors(threads, thread.name);
  if (!family.has(entrypoint) || handlesWaitedThreads(threads, family)) return [];
  const owners = new Map(
    threads.flatMap((each) => each.variables.map((def) => [def.name, each.name] as const)),
  );
  const problems: Problem[] = [];
  for (const { node, field, variables: names } of uses)
    for (const name of names) {
      const owner = owners.get(name);
      if (owner === undefined || !hidden.has(name)) continue;
      problems.push(
        nodeProblem(
          'variable-not-visible',
          'warning',
          `“${node.name}” names variable “${name}” of thread “${owner}”, which does not run above this one, so the run fails there; declare the variable in a thread that does.`,
          thread.name,
          node.name,
          field,
        ),
      );
    }
  return problems;
};

const handlesWaitedThreads = (threads: readonly ThreadSpec[], family: ReadonlySet<string>): boolean =>
  threads.some((each) =>
    each.nodes.some(
      (node) => node.kind === 'wait-for-threads' && node.onThreadFailure?.some((def) => family.has(def.run)),
    ),
  );
