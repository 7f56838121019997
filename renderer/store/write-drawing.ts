/** A drawing that moved on to the texts of its files: only files of which a part changed, comments kept. */
import type { Drawing } from '#model/document/drawing.ts';
import { editDefinitionsText } from '#model/text/edit-definitions.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { printLayout } from '#model/text/layout-file.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE, layoutFileOf } from './file-names.ts';
import { knownText } from './known-texts.ts';

export type Texts = Readonly<Record<string, FileText>>;

const withText = (texts: Texts, path: string, text: string): Texts => ({
  ...texts,
  [path]: { ...texts[path], text },
});

export function writeDrawing(texts: Texts, workflowFile: string, before: Drawing, after: Drawing): Texts {
  let next = texts;
  if (after.workflow !== before.workflow) {
    const text = next[workflowFile]?.text ?? '';
    const written = knownText(workflowFile, { record: before.workflow, text }, after.workflow, () =>
      editWorkflowText(text, after.workflow),
    );
    next = withText(next, workflowFile, written);
  }
  if (after.layout !== before.layout) {
    const file = layoutFileOf(workflowFile);
    const text = next[file]?.text ?? '';
    const written = knownText(file, { record: before.layout, text }, after.layout, () =>
      printLayout(after.layout),
    );
    next = withText(next, file, written);
  }
  if (after.definitions !== before.definitions) {
    const text = next[DEFINITIONS_FILE]?.text ?? '';
    const written = knownText(DEFINITIONS_FILE, { record: before.definitions, text }, after.definitions, () =>
      editDefinitionsText(text, after.definitions),
    );
    next = withText(next, DEFINITIONS_FILE, written);
  }
  return next;
}

/** A file that is not there and would be empty is no difference. */
export const differs = (file: FileText): boolean => file.text !== (file.savedText ?? '');

export const isDirty = (texts: Texts): boolean => Object.values(texts).some(differs);
