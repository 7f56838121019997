/** `run-child-wf: name` or `dynamic-child-wf: expression`, with major-version, inputs and child-id. */
import type { RunChildWfNode } from '../../document/node.ts';
import { inputsEntry, readInputs } from '../named-form.ts';
import { present } from '../present.ts';
import { head, readHead } from '../task-call-form.ts';
import { bare, entry, expression } from '../yaml/tree.ts';
import type { NodeForm } from './node-form.ts';

export const runChildWfForm: NodeForm<RunChildWfNode> = {
  heads: ['run-child-wf', 'dynamic-child-wf'],
  keys: ['major-version', 'inputs', 'child-id'],
  read: (fields, base) =>
    present<RunChildWfNode>({
      ...base,
      kind: 'run-child-wf',
      workflow: readHead(fields, 'run-child-wf', 'workflow'),
      dynamicWorkflow: fields.expression('dynamic-child-wf', 'dynamicWorkflow'),
      majorVersion: fields.integer('major-version', 'majorVersion'),
      inputs: readInputs(fields),
      childId: fields.expression('child-id', 'childId'),
    }),
  entries: (node) => [
    node.dynamicWorkflow === undefined
      ? ['run-child-wf', head(node.workflow)]
      : ['dynamic-child-wf', expression(node.dynamicWorkflow)],
    entry('major-version', node.majorVersion, bare),
    inputsEntry(node.inputs),
    entry('child-id', node.childId, expression),
  ],
};
