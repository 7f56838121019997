/** The smallest change of a text that makes it say a document. */
import type { WorkflowDocument } from '../document/workflow.ts';

export const editWorkflowText = (_oldText: string, _document: WorkflowDocument): string => '';
