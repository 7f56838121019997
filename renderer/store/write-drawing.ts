/** A drawing that moved on to the texts of its files: only files of which a part changed, comments kept. */
import type { Drawing } from '#model/document/drawing.ts';
import { editDefinitionsText } from '#model/text/edit-definitions.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { printLayout } from '#model/text/layout-file.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE, layoutFileOf } from './file-names.ts';
import { knownRecord, knownText } from './known-texts.ts';

export type Texts = Readonly<Record<string, FileText>>;

export function writeDrawing(texts: Texts, workflowFile: string, before: Drawing, after: Drawing): Texts {
  let next = texts;
  const put = <T>(path: string, old: T, now: T, write: (text: string) => string): void => {
    if (now === old) return;
    const { text = '', savedText } = next[path] ?? {};
    const written = knownText(path, { record: old, text }, now, savedText !== undefined, () => write(text));
    next = { ...next, [path]: { ...next[path], text: written } };
  };
  put(workflowFile, before.workflow, after.workflow, (text) => editWorkflowText(text, after.workflow));
  put(layoutFileOf(workflowFile), before.layout, after.layout, () => printLayout(after.layout));
  put(DEFINITIONS_FILE, before.definitions, after.definitions, (text) =>
    editDefinitionsText(text, after.definitions),
  );
  return next;
}

/** A drawing to which undo led back, made of the very parts of before: all that was worked out for them is still right. */
export const knownDrawing = (workflowFile: string, drawing: Drawing): Drawing => ({
  workflow: knownRecord(workflowFile, drawing.workflow),
  layout: knownRecord(layoutFileOf(workflowFile), drawing.layout),
  definitions: knownRecord(DEFINITIONS_FILE, drawing.definitions),
});

/** A file that is not there and would be empty is no difference. */
export const differs = (file: FileText): boolean => file.text !== (file.savedText ?? '');

export const isDirty = (texts: Texts): boolean => Object.values(texts).some(differs);
