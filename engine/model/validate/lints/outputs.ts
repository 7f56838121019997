/** `output(…)` of a node that gives nothing: the server takes it, and the run fails there (littlehorse.md §3.3). */
import type { Problem } from '../../document/problem.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import { usedInThread } from './used-names.ts';

export const lintOutputs: ThreadLint = (thread, { outputOf }) => {
  const problems: Problem[] = [];
  for (const { node, nodes, field } of usedInThread(thread).uses)
    for (const source of nodes)
      if (outputOf(thread.name, source) === 'void')
        problems.push(
          nodeProblem(
            'output-is-nothing',
            'warning',
            `“${source}” gives no output, so “${node.name}” fails when it reads it; use the output of another node or a variable.`,
            thread.name,
            node.name,
            field,
          ),
        );
  return problems;
};
