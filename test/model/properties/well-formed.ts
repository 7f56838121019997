/** What holds of every drawing whatever was done to it, however wrong the workflow that it shows may be. */
import type { Drawing } from '#model/document/drawing.ts';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { definitionKinds } from '#model/history/records.ts';

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** Sentences; empty when all is well. */
export function faultsOf({ workflow, layout, definitions }: Drawing): readonly string[] {
  const faults: string[] = [];
  const threads = workflow.threads.map(({ name }) => name);
  for (const name of twice(threads)) faults.push(`two threads ${name}`);
  if (!threads.includes(workflow.entrypoint)) faults.push(`no thread ${workflow.entrypoint} to start with`);
  const variables: string[] = [];
  for (const thread of workflow.threads) {
    const nodes = thread.nodes.map(({ name }) => name);
    for (const name of twice(nodes)) faults.push(`two nodes ${thread.name}/${name}`);
    if (nodes.some((name) => name.trim() === '')) faults.push(`a node without a name in ${thread.name}`);
    const starts = thread.nodes.filter(({ kind }) => kind === 'entrypoint').map(({ name }) => name);
    if (starts.length !== 1) faults.push(`${starts.length} entrypoints in ${thread.name}`);
    for (const node of thread.nodes) {
      if (node.kind === 'exit' && node.next.length > 0) faults.push(`an edge leaves exit ${node.name}`);
      for (const { to } of node.next)
        if (!nodes.includes(to)) faults.push(`an edge from ${thread.name}/${node.name} to nowhere: ${to}`);
        else if (starts.includes(to))
          faults.push(`an edge from ${thread.name}/${node.name} into the entrypoint`);
    }
    const own = thread.variables.map(({ name }) => name);
    for (const name of twice(own)) faults.push(`two variables ${name} in ${thread.name}`);
    variables.push(...own.filter((name) => name !== 'INPUT'));
    for (const { run } of thread.interrupts)
      if (!threads.includes(run)) faults.push(`an interrupt of ${thread.name} is handled by nobody: ${run}`);
  }
  for (const name of twice(variables)) faults.push(`two threads declare ${name}`);
  for (const [thread, { nodes }] of Object.entries(layout.threads)) {
    const spec = workflow.threads.find(({ name }) => name === thread);
    if (spec === undefined) faults.push(`a place for thread ${thread}, which is not there`);
    for (const node of Object.keys(nodes))
      if (!spec?.nodes.some(({ name }) => name === node)) faults.push(`a place for ${thread}/${node}`);
  }
  for (const kind of definitionKinds)
    for (const name of twice(definitionsOf(definitions, kind).map((each) => each.name)))
      faults.push(`two definitions ${kind} ${name}`);
  return faults;
}
