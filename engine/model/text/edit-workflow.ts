/** The smallest change of a workflow file's text that makes it say a document. */
import type { WorkflowDocument } from '../document/workflow.ts';
import { editText } from './edit/edit-text.ts';
import { readWorkflowText } from './parse-workflow.ts';
import { printWorkflow } from './print-workflow.ts';
import { sameRecord } from './same-record.ts';
import { workflowTree } from './workflow-tree.ts';

/**
 * Comments, blank lines, quoting and order stay where they are. `parseWorkflow` of the answer gives an equal document;
 * a text that does not parse, or can't be changed in place, is printed whole.
 */
export const editWorkflowText = (oldText: string, document: WorkflowDocument): string => {
  const { document: old, root } = written?.text === oldText ? written.read : readWorkflowText(oldText, '');
  if (old !== undefined && root !== undefined) {
    const text = editText(oldText, root, workflowTree(old), workflowTree(document));
    if (text === oldText) return text;
    const read = text === undefined ? undefined : readWorkflowText(text, '');
    if (text !== undefined && read !== undefined && sameRecord(read.document, document)) {
      // Parts of it stay the same objects from edit to edit, so that what is worked out of them is worked out once.
      written = { text, read: { ...read, document } };
      return text;
    }
  }
  return printWorkflow(document);
};

/** The last answer, which the next edit of the file begins with. */
let written: { readonly text: string; readonly read: ReturnType<typeof readWorkflowText> } | undefined;
