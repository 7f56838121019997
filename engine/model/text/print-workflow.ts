/** The document to the canonical text of a `*.workflow.yaml`. */
import type { WorkflowDocument } from '../document/workflow.ts';

export const printWorkflow = (_document: WorkflowDocument): string => '';
