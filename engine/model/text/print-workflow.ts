/** The document to the canonical text of a `*.workflow.yaml`. */
import type { WorkflowDocument } from '../document/workflow.ts';
import { workflowTree } from './workflow-tree.ts';
import { blockText } from './yaml/emit.ts';

/** Keys in a fixed order, one item a line. `parseWorkflow` of it gives an equal document. */
export const printWorkflow = (document: WorkflowDocument): string =>
  `${blockText(workflowTree(document), 0)}\n`;
