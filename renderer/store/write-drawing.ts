/** A drawing that moved on to the texts of its files: only files of which a part changed, comments kept. */
import type { Drawing } from '#model/document/drawing.ts';
import { editDefinitionsText } from '#model/text/edit-definitions.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { printLayout } from '#model/text/layout-file.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE, layoutFileOf } from './file-names.ts';

export type Texts = Readonly<Record<string, FileText>>;

const withText = (texts: Texts, path: string, text: string): Texts => ({
  ...texts,
  [path]: { ...texts[path], text },
});

export function writeDrawing(texts: Texts, workflowFile: string, before: Drawing, after: Drawing): Texts {
  let next = texts;
  if (after.workflow !== before.workflow)
    next = withText(next, workflowFile, editWorkflowText(next[workflowFile]?.text ?? '', after.workflow));
  if (after.layout !== before.layout)
    next = withText(next, layoutFileOf(workflowFile), printLayout(after.layout));
  if (after.definitions !== before.definitions)
    next = withText(
      next,
      DEFINITIONS_FILE,
      editDefinitionsText(next[DEFINITIONS_FILE]?.text ?? '', after.definitions),
    );
  return next;
}

export const isDirty = (texts: Texts): boolean =>
  Object.values(texts).some((file) => file.text !== file.savedText);
