/** What a form needs of the record that it edits: where it stands, its problems by field, and one way to run an edit. */
import { useShallow } from 'zustand/react/shallow';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import type { Result } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';

export interface RecordForm {
  /** Where its expressions stand. */
  readonly context: { readonly thread: string; readonly node?: string };
  /** Problems of this field and of what is inside it. */
  problems(field: string): readonly Problem[];
  /**
   * Runs an edit of one field. Edits of the same field in a row are one step of undo until `done`.
   * @param field path inside the record, as in Place.field
   */
  run(field: string, edit: (drawing: Drawing) => Result<Drawing, Refusal>): Result<Drawing, Refusal>;
  /** The field lost the focus. */
  done(): void;
}

/**
 * @param record unique name of the record in the drawing, e.g. `node:entrypoint/charge`
 * @param label what undo calls the edits, e.g. `Edit charge`
 * @param fieldOf path of the field that a problem is about; undefined when it is not about this record
 */
export function useRecordForm(
  record: string,
  label: string,
  context: RecordForm['context'],
  fieldOf: (problem: Problem) => string | undefined,
): RecordForm {
  // Those of this record: problems of others have nothing to draw here.
  const problems = useDocument(
    useShallow((state) => state.problems.filter((problem) => fieldOf(problem) !== undefined)),
  );
  return {
    context,
    problems: (field) =>
      problems.filter((problem) => {
        const at = fieldOf(problem);
        return at !== undefined && (at === field || at.startsWith(`${field}/`));
      }),
    run: (field, edit) =>
      useDocument.getState().execute({ label, mark: `field:${record}/${field}`, run: edit }),
    done: () => useDocument.getState().endMark(),
  };
}
