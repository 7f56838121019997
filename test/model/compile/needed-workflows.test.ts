import { expect, test } from 'vitest';
import { neededWorkflows } from '#model/compile/needed-workflows.ts';
import type { Node } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';

/** A workflow that runs these as children; `*`: one whose name it knows at run time only. */
function workflow(name: string, runs: readonly string[] = [], parent?: string): WorkflowDocument {
  const nodes = runs.map((child, index) => ({
    kind: 'run-child-wf',
    name: `run-${index}`,
    next: [],
    onFailure: [],
    inputs: [],
    ...(child === '*' ? { dynamicWorkflow: 'name' } : { workflow: child }),
  })) as readonly Node[];
  const thread = { name: 'entrypoint', variables: [], interrupts: [], nodes };
  return {
    name,
    entrypoint: 'entrypoint',
    threads: [thread],
    ...(parent !== undefined && { parent: { workflow: parent } }),
  } as unknown as WorkflowDocument;
}

const names = (of: WorkflowDocument, others: readonly WorkflowDocument[]) =>
  neededWorkflows(of, others).map((each) => each.name);

test('children come before those that run them, each once; what nobody runs is left out', () => {
  const others = [workflow('b', ['c', 'd']), workflow('d'), workflow('c', ['d']), workflow('alone')];
  expect(names(workflow('a', ['b', 'c', 'elsewhere']), others)).toEqual(['d', 'c', 'b']);
});

test('the parent whose variables it inherits, too', () => {
  expect(names(workflow('kid', [], 'root'), [workflow('other'), workflow('root')])).toEqual(['root']);
});

test('who knows the name at run time may run any of them', () => {
  expect(names(workflow('a', ['*']), [workflow('b'), workflow('c', ['b'])])).toEqual(['b', 'c']);
});

test('a circle ends', () => {
  expect(names(workflow('a', ['b']), [workflow('b', ['c']), workflow('c', ['a', 'b'])])).toEqual(['c', 'b']);
});
