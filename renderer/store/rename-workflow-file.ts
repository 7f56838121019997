/** What another name for a file means for the rest of the project: the layout beside it, scenarios, and workflows that run it. */
import type { Node } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { useDocument } from './document-store.ts';
import { isWorkflowFile, layoutFileOf, PROJECT_FILE, workflowTitle } from './file-names.ts';
import { loadTexts } from './project-files.ts';

export interface RenamedTexts {
  /** Files with a new name and what they say there. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly text: string }[];
  /** Other files that name it. */
  readonly edits: readonly {
    readonly path: string;
    readonly text: string;
    readonly version?: string;
    readonly what: string;
  }[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The line `key: value` with another value; its comment stays. */
const otherValue = (text: string, key: string, from: string, to: string): string =>
  text.replace(
    new RegExp(`^(\\s*${key}:\\s*)(["']?)${escaped(from)}\\2(\\s*(?:#.*)?)$`, 'm'),
    (_, before: string, _quote: string, after: string) => `${before}${to}${after}`,
  );

function runsOther(node: Node, from: string, to: string): Node {
  return node.kind === 'run-child-wf' && node.workflow === from ? { ...node, workflow: to } : node;
}

/** The document with all that names the WfSpec `from` naming `to`; the very same when nothing does. */
function renamedIn(document: WorkflowDocument, from: string, to: string): WorkflowDocument {
  const threads = document.threads.map((thread) => {
    const nodes = thread.nodes.map((node) => runsOther(node, from, to));
    return nodes.every((node, index) => node === thread.nodes[index]) ? thread : { ...thread, nodes };
  });
  const isParent = document.parent?.workflow === from;
  if (!isParent && threads.every((thread, index) => thread === document.threads[index])) return document;
  return {
    ...document,
    threads,
    ...(document.parent && isParent ? { parent: { ...document.parent, workflow: to } } : {}),
  };
}

/** @param andWfSpec the WfSpec is called like the new file, too. Rejects with a ServiceError when a file can't be read */
export async function renamedTexts(path: string, to: string, andWfSpec: boolean): Promise<RenamedTexts> {
  const { project, texts: held } = useDocument.getState();
  if (project === undefined) return { moves: [], edits: [] };
  const paths = project.files.map((file) => file.path);
  const wanted = isWorkflowFile(path)
    ? paths.filter((each) => isWorkflowFile(each) || each.endsWith('.yaml') || each === layoutFileOf(path))
    : [path];
  const texts = {
    ...(await loadTexts(
      project.root,
      wanted.filter((each) => held[each] === undefined),
    )),
    ...held,
  };
  const textOf = (each: string): string => texts[each]?.text ?? '';
  if (!isWorkflowFile(path)) return { moves: [{ from: path, to, text: textOf(path) }], edits: [] };
  const { document } = parseWorkflow(textOf(path), path);
  const [from, name] = [document?.name, workflowTitle(to)];
  const isNamed = andWfSpec && document !== undefined && from !== name;
  const moves = [
    {
      from: path,
      to,
      text: isNamed
        ? editWorkflowText(textOf(path), { ...renamedIn(document, document.name, name), name })
        : textOf(path),
    },
    ...(paths.includes(layoutFileOf(path))
      ? [{ from: layoutFileOf(path), to: layoutFileOf(to), text: textOf(layoutFileOf(path)) }]
      : []),
  ];
  const edits = wanted.flatMap((each): RenamedTexts['edits'] => {
    if (each === path) return [];
    const text = textOf(each);
    let after = text;
    let what = '';
    if (each === PROJECT_FILE) [after, what] = [otherValue(text, 'opens', path, to), 'opens it first'];
    else if (!isNamed || from === undefined) return [];
    else if (each.endsWith('.scenario.yaml'))
      [after, what] = [otherValue(text, 'workflow', from, name), 'scenario of it'];
    else if (isWorkflowFile(each)) {
      const other = parseWorkflow(text, each).document;
      const renamed = other && renamedIn(other, from, name);
      if (renamed !== undefined && renamed !== other) after = editWorkflowText(text, renamed);
      what = 'runs it';
    }
    const version = texts[each]?.version;
    return after === text
      ? []
      : [{ path: each, text: after, ...(version === undefined ? {} : { version }), what }];
  });
  return { moves, edits };
}
