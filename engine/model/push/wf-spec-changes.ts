/** Everything that is different between a WfSpec that is there and ours, in sentences in the words of the drawing. */
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import {
  diffWorkflows,
  type NamedDifference,
  type NodeDifference,
  type ThreadDifference,
} from '../diff/diff-workflows.ts';
import { importWfSpec } from '../import/import-wf-spec.ts';
import { changedFieldSentence } from './changed-field.ts';

/** Both in the form that a server stores. Empty when there is nothing that a drawing could show. */
export function wfSpecChanges(there: WfSpec, ours: WfSpec): readonly string[] {
  const before = importWfSpec(there).document;
  const after = importWfSpec(ours).document;
  if (before === undefined || after === undefined) return [];
  const { fields, threads } = diffWorkflows(before, after);
  return [
    ...fields
      .filter(({ field }) => field !== 'allowedUpdates')
      .map((field) => changedFieldSentence('Workflow: ', field)),
    ...threads.flatMap(threadSentences),
  ];
}

function threadSentences({ change, name, ...thread }: ThreadDifference): string[] {
  if (change === 'added') return [`Thread ${name} is new.`];
  if (change === 'removed') return [`Thread ${name} is gone.`];
  return [
    ...thread.fields.map((field) => changedFieldSentence(`Thread ${name}: `, field)),
    ...thread.variables.flatMap((each) => recordSentences(`Variable ${each.name} of ${name}`, each)),
    ...thread.interrupts.flatMap((each) => recordSentences(`Interrupt ${each.name} of ${name}`, each)),
    ...thread.nodes.flatMap((each) => nodeSentences(`Node ${each.name} of ${name}`, each)),
  ];
}

function recordSentences(what: string, { change, fields }: NamedDifference): string[] {
  if (change === 'added') return [`${what} is new.`];
  if (change === 'removed') return [`${what} is gone.`];
  return fields.map((field) => changedFieldSentence(`${what}: `, field));
}

function nodeSentences(what: string, node: NodeDifference): string[] {
  const own = recordSentences(what, node);
  if (node.change !== 'changed') return own;
  const edges = node.edges.map(({ change, to, fields }) => {
    const how = { added: 'is new', removed: 'is gone', changed: 'changed' }[change];
    const which = fields.map(({ field }) => field).join(', ');
    return `${what}: its edge to ${to} ${how}${which === '' ? '' : ` (${which})`}.`;
  });
  return [...own, ...edges];
}
