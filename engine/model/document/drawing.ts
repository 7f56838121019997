/** All that one undo history covers: the workflow, where it stands on the canvas, and the project's definitions. */
import type { Definitions } from './definitions.ts';
import type { LayoutDocument } from './layout.ts';
import type { WorkflowDocument } from './workflow.ts';

export interface Drawing {
  readonly workflow: WorkflowDocument;
  readonly layout: LayoutDocument;
  readonly definitions: Definitions;
}
