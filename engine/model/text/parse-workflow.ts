/** The text of a `*.workflow.yaml` to the document, with every problem at its line. */
import { compileDefinitions } from '../compile/compile-definitions.ts';
import { compileWorkflow } from '../compile/compile-workflow.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { DEFINITION_KEYS, readDefinitions } from './definitions-form.ts';
import { finish, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import { threadKey } from './place-key.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { readThread, readVariables } from './thread-form.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const WORKFLOW_KEYS = [
  'workflow',
  'entrypoint',
  'parent',
  'allowed-updates',
  'retention',
  'variables',
  'threads',
  'definitions',
] as const;

/**
 * `document` is absent when something in the text could not be understood as it stands (not YAML, unknown keys, wrong
 * types); then nothing is half-read. Broken expressions and edges to nowhere are problems of a document that is there.
 */
export const parseWorkflow = (text: string, file: string): Parsed & { document?: WorkflowDocument } => {
  const { reader, document } = readWorkflowText(text, file);
  if (document === undefined) return finish(reader);
  let problems: readonly Problem[] | undefined;
  return {
    document,
    places: finish(reader).places,
    // Found when they are asked for: a large drawing is shown first.
    get problems() {
      problems ??= finish(reader, compileFaults(document)).problems;
      return problems;
    },
  };
};

const compileFaults = (document: WorkflowDocument): readonly Problem[] => [
  ...compileWorkflow(document).problems,
  ...(document.definitions === undefined ? [] : compileDefinitions(document.definitions).problems),
];

/** The document alone, its expressions not looked at. */
export const readWorkflowText = (
  text: string,
  file: string,
): { reader: Reader; document?: WorkflowDocument; root?: YamlNode } => {
  const { reader, fields, root } = openFile(text, file, WORKFLOW_KEYS, 'a workflow file');
  if (fields === undefined) return { reader };
  const document = readWorkflow(fields);
  return reader.problems.length > 0 ? { reader } : { reader, document, root };
};

const readWorkflow = (fields: Fields): WorkflowDocument => {
  const { reader } = fields;
  const name = fields.required('workflow', 'A workflow file');
  const entrypoint = fields.name('entrypoint') ?? 'entrypoint';
  return present<WorkflowDocument>({
    name,
    entrypoint,
    threads: readThreads(fields, entrypoint),
    retentionSeconds: fields.duration('retention', 's', 'retentionSeconds'),
    parent: fields.read('parent', 'parent', (node, at) => {
      const inner = reader.fields(node, ['workflow', 'major-version'], 'the parent', at);
      return present({
        workflow: inner.required('workflow', 'The parent'),
        majorVersion: inner.integer('major-version', 'majorVersion'),
      });
    }),
    allowedUpdates: fields.oneOf('allowed-updates', updates, 'allowedUpdates'),
    definitions: fields.read('definitions', 'definitions', (node) =>
      readDefinitions(reader.fields(node, DEFINITION_KEYS, 'the definitions', '')),
    ),
  });
};

export const updates = ['ALL_UPDATES', 'MINOR_REVISION_UPDATES', 'NO_UPDATES'] as const;

const readThreads = (fields: Fields, entrypoint: string): readonly ThreadSpec[] => {
  const { reader } = fields;
  const top = fields.get('variables');
  const variables = top === undefined ? [] : readVariables(reader, entrypoint, top);
  const node = fields.get('threads');
  if (node === undefined)
    return reader.fault('missing-key', 'A workflow file needs “threads”.', fields.node) ?? [];
  const entries = reader.map(node, 'the threads by name', '/threads')?.entries ?? [];
  const threads = entries.map((each) => {
    const thread = readThread(reader, each.key, each.value, { name: entrypoint, variables });
    reader.markEntry(threadKey(each.key), each);
    return thread;
  });
  if (!threads.some(({ name }) => name === entrypoint))
    reader.fault(
      'missing-entrypoint-thread',
      `There is no thread “${entrypoint}”, in which the workflow is to start.`,
      node,
      threadKey(entrypoint),
    );
  return threads;
};
