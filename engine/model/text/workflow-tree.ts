/** The canonical form of a workflow file: which keys, in which order. What printing and editing agree on. */
import type { WorkflowDocument } from '../document/workflow.ts';
import { definitionEntries } from './definitions-form.ts';
import { FORMAT_VERSION } from './open-file.ts';
import { durationTree } from './task-call-form.ts';
import { threadTree, variablesEntry } from './thread-form.ts';
import { bare, block, entry, flow, text, type TreeMap } from './yaml/tree.ts';

export const workflowTree = (document: WorkflowDocument): TreeMap => {
  const start = document.threads.find(({ name }) => name === document.entrypoint);
  return block([
    ['paddock', bare(FORMAT_VERSION)],
    ['workflow', text(document.name)],
    document.entrypoint === 'entrypoint' ? undefined : ['entrypoint', text(document.entrypoint)],
    entry('parent', document.parent, ({ workflow, majorVersion }) =>
      flow([['workflow', text(workflow)], entry('major-version', majorVersion, bare)]),
    ),
    entry('allowed-updates', document.allowedUpdates, text),
    entry('retention', document.retentionSeconds, (seconds) => durationTree(seconds, 's')),
    variablesEntry(start?.variables ?? []),
    ['threads', block(document.threads.map((thread) => [thread.name, threadTree(thread, thread === start)]))],
    entry('definitions', document.definitions, (definitions) => block(definitionEntries(definitions))),
  ]);
};
