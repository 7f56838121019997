/** Masked values that go where they are shown: masking does not follow an assignment (littlehorse.md §3.2). */
import type { Problem } from '../../document/problem.ts';
import { type LintContext, nodeProblem, type ThreadLint } from './lint.ts';
import { type UsedNames, usedInThread } from './used-names.ts';

/** The place that a value goes to: its name for the sentence, or undefined when it is masked or not told. */
function unmaskedTarget(use: UsedNames, thread: string, context: LintContext): string | undefined {
  const { node } = use;
  if (use.written !== undefined) {
    const variable = context.visible(thread).get(use.written);
    return variable !== undefined && !variable.masked ? `variable “${use.written}”` : undefined;
  }
  const [, argument] = /^args\/(\d+)$/.exec(use.field) ?? [];
  if (node.kind === 'task' && argument !== undefined && node.task !== undefined) {
    const input = context.lookup.taskDef(node.task)?.inputVars[Number(argument)];
    const masked = input?.typeDef?.masked ?? input?.maskedValue ?? false;
    return input !== undefined && !masked ? `input “${input.name}” of TaskDef “${node.task}”` : undefined;
  }
  if (
    (node.kind === 'start-thread' || node.kind === 'start-multiple-threads') &&
    use.field.startsWith('inputs/')
  ) {
    const name = use.field.slice('inputs/'.length);
    const started = context.drawing.workflow.threads.find((each) => each.name === node.thread);
    const variable = started?.variables.find((each) => each.name === name);
    return variable !== undefined && !variable.masked
      ? `variable “${name}” of thread “${node.thread}”`
      : undefined;
  }
  return undefined;
}

function maskedSource(use: UsedNames, thread: string, context: LintContext): string | undefined {
  const visible = context.visible(thread);
  const variable = use.variables.find((name) => name !== use.written && visible.get(name)?.masked);
  if (variable !== undefined) return `variable “${variable}”`;
  const node = use.nodes.find((name) => {
    const type = context.outputOf(thread, name);
    return typeof type === 'object' && type.masked;
  });
  return node === undefined ? undefined : `the output of “${node}”`;
}

export const lintMasked: ThreadLint = (thread, context) => {
  const problems: Problem[] = [];
  for (const use of usedInThread(thread).uses) {
    const source = maskedSource(use, thread.name, context);
    const target = source && unmaskedTarget(use, thread.name, context);
    if (target === undefined) continue;
    problems.push(
      nodeProblem(
        'masked-value-shown',
        'warning',
        `The masked value of ${source} goes into ${target}, which is not masked, so it can be read there; mask it too.`,
        thread.name,
        use.node.name,
        use.field,
      ),
    );
  }
  return problems;
};
