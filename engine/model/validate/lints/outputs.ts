/** `output(…)` of a node that gives nothing: the server takes it, and the run fails there (littlehorse.md §3.3). */
import { nodeProblem, type ThreadLint } from './lint.ts';
import { usedNames } from './used-names.ts';

export const lintOutputs: ThreadLint = (thread, { outputOf }) =>
  thread.nodes.flatMap((node) =>
    usedNames(node).flatMap(({ nodes, field }) =>
      nodes
        .filter((source) => outputOf(thread.name, source) === 'void')
        .map((source) =>
          nodeProblem(
            'output-is-nothing',
            'warning',
            `“${source}” gives no output, so “${node.name}” fails when it reads it; use the output of another node or a variable.`,
            thread.name,
            node.name,
            field,
          ),
        ),
    ),
  );
