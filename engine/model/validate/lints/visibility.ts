/**
 * Variables that a thread names but will not see: the server takes them, and the run fails there. A thread that handles
 * failures of waited-for threads runs below those, which are not known, so it is passed over.
 */
import { ancestors } from '../../rules/thread-family.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import { usedNames } from './used-names.ts';

export const lintVisibility: ThreadLint = (thread, { drawing, visible }) => {
  const { threads, entrypoint } = drawing.workflow;
  const seen = visible(thread.name);
  const family = ancestors(threads, thread.name);
  if (!family.has(entrypoint)) return [];
  const handlesWaited = threads.some((each) =>
    each.nodes.some(
      (node) => node.kind === 'wait-for-threads' && node.onThreadFailure?.some((def) => family.has(def.run)),
    ),
  );
  if (handlesWaited) return [];
  const owners = new Map(
    threads.flatMap((each) => each.variables.map((def) => [def.name, each.name] as const)),
  );
  return thread.nodes.flatMap((node) =>
    usedNames(node).flatMap(({ variables, field }) =>
      variables
        .filter((name) => owners.has(name) && !seen.has(name))
        .map((name) =>
          nodeProblem(
            'variable-not-visible',
            'warning',
            `“${node.name}” names variable “${name}” of thread “${owners.get(name)}”, which does not run above this one, so the run fails there; declare the variable in a thread that does.`,
            thread.name,
            node.name,
            field,
          ),
        ),
    ),
  );
};
